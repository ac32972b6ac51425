"""The `sigap` command. Every command imports only what it needs, so that all of them start fast."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, cast

import typer

from app import export_commands, export_site
from app.command_line import DataOption, LangOption
from app.command_line import content as _content
from app.command_line import language as _language
from app.command_line import progress as _progress
from app.command_line import refuse as _refuse
from app.command_line import refuse_data as _refuse_data
from app.command_line import step as _step
from app.settings import data_folder
from app.switched_off import switched_off
from knowledge.loading.problem import BrokenDataError, told

UsageError = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[1])
"""What Typer raises for wrong options; it exports only its child."""

cli = typer.Typer(
    name="sigap",
    help="SIGAP: basis pengetahuan anti perdagangan orang / anti-trafficking knowledge base.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

export = typer.Typer(no_args_is_help=True, help="Write files that can be taken away.", rich_markup_mode=None)
cli.add_typer(export, name="export")
export_commands.register(export)
export_site.register(export)


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of both editions.")] = 8501,
    data: DataOption = None,
) -> None:
    """Run both editions on one port."""
    os.environ["SIGAP_DATA"] = str(data_folder(data).resolve())
    from app import serving

    try:
        serving.run(host, port)
    except serving.CannotServeError as error:
        _refuse(str(error))


@cli.command()
def check(
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the problems as JSON.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write the state of the content to this file (HTML).")] = None,
) -> None:
    """Validate the data: a line `path:line: message` a problem; errors exit 1, warnings alone exit 0."""
    from knowledge.checks.check import examine

    folder = data_folder(data)
    base, problems = examine(folder, date.today())
    errors = sum(problem.severity == "error" for problem in problems)
    if report is not None:
        from app.report import report as drawn

        try:
            report.write_text(drawn(base, problems, date.today()), encoding="utf-8")
        except OSError as error:
            _refuse(f"Laporan tidak dapat ditulis ke {report}: {error.strerror}.")
    if as_json:
        print(json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            print(told(problem, folder))
        print(f"{errors} kesalahan, {len(problems) - errors} peringatan.", file=sys.stderr)
        left_out = switched_off(base) if base else ""
        if left_out:
            print(left_out, file=sys.stderr)
    raise typer.Exit(1 if errors else 0)


@cli.command()
def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    lang: LangOption = "id",
    limit: Annotated[int, typer.Option(min=1, max=100, help="At most so many results.")] = 10,
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Search pages, stages, codes, terms, sources and contacts."""
    from knowledge.search import opening
    from knowledge.search.store import SearchAwayError

    language = _language(lang)
    folder = data_folder(data)
    try:
        found = opening.open_searcher(folder).search(query, language, limit)
    except BrokenDataError as error:
        _refuse_data(error, folder)
    except opening.NoPlaceForIndexError as error:
        _refuse(str(error))
    except SearchAwayError:
        _refuse(opening.DATABASE_AWAY)
    if as_json:
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
        return
    if found.did_you_mean:
        print(f"? {found.did_you_mean}")
    for item in (*found.answers, *found.results):
        print(f"{item.title}\n  {item.snippet_text}\n  {item.url}")


@cli.command()
def page(
    slug: Annotated[str, typer.Argument(help="The page, such as kemiskinan or berkas-lengkap-p21.")],
    lang: LangOption = "id",
    output: Annotated[str, typer.Option("--format", help="md, html or text.")] = "md",
    data: DataOption = None,
) -> None:
    """Print one page, whole: with what is generated, folded and historic parts, and notes."""
    from knowledge.checks.desk import suggestion
    from knowledge.loading import load
    from knowledge.rendering import markup

    language = _language(lang)
    if output not in {"md", "html", "text"}:
        _refuse(f"Bentuk “{output}” tidak dikenal; pilih md, html, atau text.")
    folder = data_folder(data)
    try:
        base = load.load(folder)
    except BrokenDataError as error:
        _refuse_data(error, folder)
    found = base.pages.get(slug)
    if found is None:
        _refuse(f"Halaman “{slug}” tidak ada.{suggestion(slug, base.pages)}")
    if output == "md":
        print(markup.page_as_markdown(base, found, language))
        return
    rendered = markup.render_page(base, found, language)
    print(rendered.whole_html if output == "html" else rendered.whole_text)


@export.command("page")
def export_page(
    slug: Annotated[str, typer.Argument(help="A page, or alur, alur-1981, kartu-tugas-anggota and the like.")],
    out: Annotated[Path, typer.Option(help="The file to write: its name ends in .pdf or .html.")],
    lang: LangOption = "id",
    data: DataOption = None,
) -> None:
    """Write one page as tagged PDF, or as one HTML file of at most 60 KB that needs nothing else."""
    from app.export import made, papers, pdf
    from app.export.pages import TooLongError, page_file
    from knowledge.checks.desk import suggestion

    language = _language(lang)
    if out.suffix not in {".pdf", ".html"}:
        _refuse(f"Nama berkas “{out.name}” harus berakhir .pdf atau .html.")
    _step(1, 3, "Membaca isi")
    content = _content(data)
    _step(2, 3, "Menyusun berkas")
    found = papers.paper(content.base, slug)
    if found is None:
        _refuse(f"Halaman “{slug}” tidak ada.{suggestion(slug, papers.names(content.base))}")
    try:
        if out.suffix == ".pdf":
            written = made.paper_pdf(content, found, language)
        elif found.kind is papers.Kind.PAGE:
            written = page_file(content, content.base.pages[slug], language).encode()
        else:
            _refuse(f"“{slug}” hanya ada sebagai PDF; beri nama berkas yang berakhir .pdf.")
        out.write_bytes(written)
        _progress("")
    except (pdf.NoPdfError, TooLongError) as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"Berkas {out} tidak dapat ditulis: {error.strerror}.")


@cli.command()
def deadlines(
    event: Annotated[str, typer.Option(help="A time limit (tl-25-16), a stage, a chain, or penahanan.")],
    date_: Annotated[
        str, typer.Option("--date", help="YYYY-MM-DD, with an hour for limits in hours: 2026-03-02T14:30.")
    ],
    regime: Annotated[str | None, typer.Option(help="2025 or 1981: the code that governs the case.")] = None,
    lang: LangOption = "id",
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """What falls due when, from an event and its date."""
    from app.refusals import refusal, unknown_regime
    from knowledge.handling import deadlines as counting
    from knowledge.handling import deadlines_json
    from knowledge.handling.calendar import DateGivenError, moment
    from knowledge.loading import load
    from knowledge.model.nouns import Regime

    language = _language(lang)
    if regime is not None and regime not in set(Regime):
        _refuse(unknown_regime(regime, language))
    folder = data_folder(data)
    try:
        base = load.load(folder)
    except BrokenDataError as error:
        _refuse_data(error, folder)
    try:
        found = counting.deadlines(base, event, moment(date_), Regime(regime) if regime else None, language)
    except (DateGivenError, counting.CannotCountError) as error:
        _refuse(refusal(base, error, language))
    said = [deadlines_json.as_json(base, each, language) for each in found]
    if as_json:
        print(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for each in said:
        print(deadlines_json.as_lines(each))


def main() -> None:
    """Entry point of the `sigap` script. It prints UTF-8 everywhere; to a file, Windows would write its own code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        sys.exit(cli(standalone_mode=False))
    except UsageError as error:
        print(error.format_message(), file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of a pipe (`sigap page … | head`) has seen enough.
        sys.stderr.close()


if __name__ == "__main__":
    main()
