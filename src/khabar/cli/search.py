"""`khabar search`: words in the articles of a ledger, in any spelling."""

import click

from khabar.cli import options


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@options.ledger
@click.option("--limit", metavar="N", type=click.IntRange(min=1), default=20, show_default=True, help="Articles that are shown.")
def command(words: tuple[str, ...], ledger: str, limit: int) -> None:
    """Find the articles of a ledger that hold all of these WORDS.

    An Arabic word is found in any of its spellings and with whatever is written on to it (and, in, for, the); words between quotation marks
    have to stand together.
    """
    from khabar.cli.ledgers import opened
    from khabar.export.snippets import snippet
    from khabar.ledger.filters import find_documents
    from khabar.ledger.loading import articles, load
    from khabar.text.search import asked

    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with opened(ledger) as database, database.reading() as connection:
        found = find_documents(connection, query, limit)
        documents = articles(connection, [row.doc_id for row in found.rows])
        coded = load(connection, documents)
    for row in found.rows:
        count = len(coded[row.doc_id].claims) if row.doc_id in coded else None
        told = "not yet read" if count is None else f"{count:,} claim{'' if count == 1 else 's'}"
        click.echo(f"{row.doc_id}  {row.outlet or '·'}  {row.published or 'undated'}  {told}")
        click.echo(f"  {snippet(documents[row.doc_id], asked(query))}")
    click.echo(f"khabar: {len(found.rows):,} of {'more than ' if found.more else ''}{found.count:,} articles", err=True)
