"""One gloriously wrong paper, and everything that is said about it."""

from projects import BASE, TESTS, copy_data, write

from lunmai.build.prebuild import check_data
from lunmai.problems import format_report

WRONG = TESTS / "wrong"


def test_report_of_the_wrong_paper(tmp_path, request):
    data = copy_data(BASE, tmp_path)
    write(data / "papers" / "moose-1987.yaml", (WRONG / "moose-1987.yaml").read_bytes())
    report = format_report(check_data(tmp_path)[1]) + "\n"
    if request.config.getoption("update_golden"):
        write(WRONG / "report.txt", report)
    assert report == (WRONG / "report.txt").read_text(encoding="utf-8")
