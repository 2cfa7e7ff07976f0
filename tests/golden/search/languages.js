// Generated from the languages of the site.
export const LANGUAGES = {
 "zh": {
  "tag": "zh-Hans",
  "root": "",
  "script": "han",
  "gap": "",
  "indexedAs": "und",
  "source": "zh"
 },
 "en": {
  "tag": "en",
  "root": "en/",
  "script": "latin",
  "gap": " ",
  "indexedAs": "en",
  "source": "en"
 }
}
