"""Compares a workbook with the JSON, CSV and HTML forms of the same answer: each figure is a number of the
value published, exact in the file, in the format of its unit, and the cell is empty where the page shows a
dash; with a folder of sheets as a spreadsheet shows them, what is shown too. Prints what differs, then how
many figures were compared."""
import csv
import json
import pathlib
import re
import sys
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl

workbook, answer, cells_file, page, shown_folder = sys.argv[1:6]
NARROW = "\u202f"
SUFFIXES = {
    "nombre": "", "etp": "", "date": "", "%": NARROW + "%", "centimes": NARROW + "€",
    "jours": NARROW + "j", "minutes": NARROW + "min", "heures": NARROW + "h", "ans": NARROW + "ans",
}


def expected(text, unit):
    """The number of a cell, its format, and what a reader sees of it, from the value for machines."""
    number = Decimal(text)
    decimals = -number.as_tuple().exponent
    if unit in ("etp", "heures"):
        number = number.normalize() if number else Decimal(0)
        decimals = max(0, -number.as_tuple().exponent)
    if unit == "centimes":
        number, decimals = number / 100, decimals + 2
    suffix = SUFFIXES.get(unit)
    if unit == "points":
        suffix = NARROW + ("point" if abs(number) < 2 else "points")
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    shown = f"{number:,.{decimals}f}{suffix}"
    if unit == "%":
        return number / 100, digits + f'"{NARROW}"%', shown
    return number, digits + (f'"{suffix}"' if suffix else ""), shown


units, values = {}, {}
with open(cells_file, newline="", encoding="utf-8") as file:
    for table, line, column, value, unit in list(csv.reader(file))[1:]:
        units[f"{table}/{line}/{column}"] = (value, unit)
for table in json.load(open(answer, encoding="utf-8"), parse_float=Decimal)["tables"]:
    for line in table["lignes"]:
        for column, value in line["valeurs"].items():
            values[f"{table['id']}/{line['id']}/{column}"] = value

with open(page, encoding="utf-8") as file:
    dashes = set(re.findall(r'data-cellule="([^"]*)" data-valeur="[^"]*"[^>]*>(?:<a [^>]*>)?–', file.read()))

book = openpyxl.load_workbook(workbook)
raw = {}
with zipfile.ZipFile(workbook) as archive:
    for place, sheet in enumerate(book.worksheets):
        part = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{place + 1}.xml"))
        name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        for cell in part.iter(name + "c"):
            value = cell.find(name + "v")
            if value is not None:
                raw[sheet.title, cell.get("r")] = value.text
found, compared = {}, 0
for sheet in book.worksheets[1:]:
    shown = None
    if shown_folder:
        stem = pathlib.Path(workbook).stem
        with open(f"{shown_folder}/{stem}-{sheet.title}.csv", newline="", encoding="utf-8") as file:
            shown = list(csv.reader(file))
    columns = []
    for place, row in enumerate(sheet.iter_rows()):
        last = [cell for cell in row if cell.value is not None][-1:]
        if last and str(last[0].value).startswith("cellule, suivie de /"):
            columns = str(last[0].value).removeprefix("cellule, suivie de /").split(", /")
        elif last and any(f"{last[0].value}/{column}" in units for column in columns):
            for cell, column in zip(row[1:], columns):
                name = f"{last[0].value}/{column}"
                found[name] = (cell, raw.get((sheet.title, cell.coordinate)))
                if shown:
                    found[name] += (shown[place][cell.column - 1],)
for name, value in values.items():
    if name not in found:
        print(name, "is not there")
        continue
    cell, exact, *seen = found[name]
    if value is None and name not in dashes:
        print(name, "is shown on the page")
    if name in dashes:
        if cell.value is not None:
            print(name, "is not empty:", cell.value)
        continue
    if isinstance(value, str):
        if cell.value != value or cell.data_type != "s":
            print(name, "is", cell.value, "not", value)
        continue
    text, unit = units[name]
    if Decimal(text) != Decimal(value):
        print(name, "differs in CSV and JSON")
    number, pattern, eyes = expected(text, unit)
    if cell.value is None:
        print(name, "is empty")
        continue
    signed = f"+{pattern};-{pattern};{pattern}"
    if cell.data_type != "n" or Decimal(exact) != number or cell.value != float(number):
        print(name, "is", exact, "not", number)
    if cell.number_format not in (pattern, signed):
        print(name, "has the format", cell.number_format, "not", pattern)
    if name.endswith("/evolution") and cell.number_format != signed:
        print(name, "has no sign")
    compared += 1
    if seen:
        if cell.number_format == signed and number > 0:
            eyes = "+" + eyes
        if seen[0] != eyes:
            print(name, "is seen as", seen[0], "not", eyes)
        compared += 1
print(compared)
