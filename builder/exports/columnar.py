"""The large tables as Parquet: fields with types, and what the file is in its own metadata."""

from __future__ import annotations

from io import BytesIO

from builder.exports.tables import Table

COMPRESSION = "zstd"


def columnar_path(path: str) -> str:
    """Return the path of the columnar file beside a CSV."""
    return path.removesuffix(".csv") + ".parquet"


def write_columnar(table: Table, about: dict[str, str]) -> bytes:
    """Return a table as Parquet with `about` in the metadata; same input, same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    fields = table.description.fields
    columns = list(zip(*table.rows, strict=True)) or [()] * len(fields)
    schema = pa.schema(
        [
            pa.field(one.name, kinds[one.type], metadata={"description": one.description})
            for one in fields
        ],
        metadata=about,
    )
    arrays = [
        pa.array(cells, kinds[field.type]) for field, cells in zip(fields, columns, strict=True)
    ]
    target = BytesIO()
    pq.write_table(pa.table(arrays, schema=schema), target, compression=COMPRESSION)
    return target.getvalue()
