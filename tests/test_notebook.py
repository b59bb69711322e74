"""The notebook runs from top to bottom, and shows what it says."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "explore.ipynb"


@pytest.fixture(scope="module")
def executed():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": NOTEBOOK.parent}}).execute()
    return notebook


def printed(notebook):
    outputs = [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    return "".join(out.text for out in outputs if out.output_type == "stream")


def test_it_is_committed_without_output():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert all(not cell.outputs for cell in notebook.cells if cell.cell_type == "code")


def test_it_shows_a_figure(executed):
    kinds = {kind for cell in executed.cells for out in cell.get("outputs", []) for kind in out.get("data", {})}
    assert any("plotly" in kind for kind in kinds)


def test_it_tells_why_a_date_is_what_it_is(executed):
    text = printed(executed)
    assert "2022-03-21 .. 2022-03-23" in text  # "begin deze week"
    assert "2 articles" in text


def test_it_saves_the_page(executed):
    assert "notebook.html: " in printed(executed)
    assert (NOTEBOOK.parents[1] / "output" / "notebook.html").stat().st_size > 1_000_000
