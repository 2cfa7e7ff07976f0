// What a wrong id was probably meant to be: 'm1–3' and 'M1-3' are m1-3, 'm1-33' is m1-3, 'm1-9' of a
// claim without so many is m1.

// Letters and digits as ids have them, whatever keyboard or program wrote them.
const plain = (id) => id.normalize("NFKC").toLowerCase().replace(/[\u2010-\u2015\u2212_.]/g, "-").replace(/[^a-z0-9-]/g, "");

// How many signs must be put in, left out or changed to make one of the other.
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, sign] of [...one].entries()) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to += 1) {
      next.push(Math.min(row[to + 1] + 1, next[to] + 1, row[to] + (sign !== other[to])));
    }
    row = next;
  }
  return row.at(-1);
}

const bare = (id) => id.replaceAll("-", "");

// The nearest of some ids, or nothing where none is near. Something that is numbered below one that
// is there leads to that, rather than to another number beside it.
export function nearest(wrong, ids) {
  const wanted = plain(wrong).slice(0, 60);
  const known = new Set(ids);
  if (known.has(wanted)) return wanted;
  const same = wanted && ids.find((id) => bare(id) === bare(wanted));
  const above = wanted.slice(0, Math.max(0, wanted.lastIndexOf("-")));
  const most = Math.max(1, Math.floor(wanted.length / 5));
  const near = ids
    .map((id) => ({ id, far: distance(wanted, id) - (wanted.startsWith(id) ? 0.5 : 0) }))
    .filter(({ id, far }) => far <= most && (id[0] === wanted[0] || id.slice(1) === wanted.slice(1)))
    .reduce((least, one) => (least && least.far <= one.far ? least : one), undefined);
  if (same) return same;
  if (known.has(above) && !(near?.far < 1)) return above;
  return near?.id ?? (above ? nearest(above, ids) : undefined);
}
