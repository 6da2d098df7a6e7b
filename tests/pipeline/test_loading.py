"""trafilatura, loaded as far as a long page needs it: the same text, and all the rest when it is asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from textwrap import dedent

_PAGES = """
from lxml import html
from pipeline.parsing.main_text import extracted
from pipeline.parsing.main_text.cleaning import main_tree
LONG = "<html><body><main>" + "".join(
    f"<h2>Part {n}</h2><p>The committee weighed sample {n} of the <a href='/x'>ore</a> and wrote down what it held.</p>"
    f"<ul><li>lithium {n}<li>tin</ul><table><tr><th>{n}<td>zinc</table>" for n in range(60)) + "</main></body></html>"
SHORT = "<html><body><p>The committee weighed a sample of the ore and wrote down what it held.</p></body></html>"
def found(page):
    return extracted.text_in(main_tree(html.document_fromstring(page)))
"""
_UNUSED = "courlan htmldate justext urllib3 charset_normalizer trafilatura.core trafilatura.metadata".split()


def _run(program: str) -> object:
    """What a new process prints as JSON."""
    command = [sys.executable, "-c", "import json, sys\n" + _PAGES + dedent(program)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_long_page_needs_little_of_it_and_says_the_same() -> None:
    lean = _run(f"text = found(LONG)\nprint(json.dumps([text, [name for name in {_UNUSED} if name in sys.modules]]))")
    whole = _run("import trafilatura\ntrafilatura.extract\nprint(json.dumps([found(LONG), []]))")
    assert lean == whole
    assert isinstance(lean, list)
    assert "sample 59" in lean[0]


def test_a_short_page_after_a_long_one_is_found_by_all_of_it() -> None:
    later = _run("found(LONG)\nprint(json.dumps([found(SHORT), found(LONG)]))")
    first = _run("print(json.dumps([found(SHORT), found(LONG)]))")
    assert later == first
    assert isinstance(later, list)
    assert "weighed a sample" in later[0]


def test_what_was_put_off_is_there_when_it_is_asked_for() -> None:
    """Called while it is put off; then in its own place, with nothing left of what stood for it."""
    program = """
        found(LONG)
        from trafilatura import utils
        put_off = [utils.get_base_url("https://ores.example/a/b"), "courlan" in sys.modules]
        from trafilatura import extract
        import courlan, urllib3, charset_normalizer, trafilatura
        assert utils.get_base_url is courlan.get_base_url and utils.HTTPResponse is urllib3.HTTPResponse
        assert utils.from_bytes is charset_normalizer.from_bytes
        assert extract(LONG) and trafilatura.extract is extract and not hasattr(trafilatura, "no_such_name")
        print(json.dumps(put_off))
    """
    assert _run(program) == ["https://ores.example", True]
