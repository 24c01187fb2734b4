"""Codes of the family R: reading a document.

R0 the file, R1 the document (encoding, YAML, TOML), R2 what stands in it, R3 the settings of a project, and R4 several
files (`files`).
"""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

FILE_MISSING = Code(
    "R001",
    "file-missing",
    "There is no file under the given name.",
    "sqla-scaffold new shop --schema shema.yaml",
    "Check the spelling and the folder; relative paths start at the current folder.",
)
FILE_UNREADABLE = Code(
    "R002",
    "file-unreadable",
    "The operating system refused to open or read the file.",
    "a file without read permission",
    "Give yourself read permission, or choose another file.",
)
FILE_IS_FOLDER = Code(
    "R003",
    "file-is-folder",
    "A file was expected, and a folder has this name.",
    "sqla-scaffold new shop --schema schemas/",
    "Name a file inside the folder.",
)
FILE_FORMAT = Code(
    "R004",
    "file-format",
    "The ending of a file's name says its format; only YAML (.yaml, .yml) and TOML (.toml) are read.",
    "sqla-scaffold new shop --schema schema.json",
    "Rename the file, or convert it to YAML or TOML.",
)
NO_PROJECT = Code(
    "R005",
    "no-project",
    "The folder holds no project of ours: its pyproject.toml is missing or has no table [tool.sqla-scaffold].",
    "sqla-scaffold generate, in an empty folder",
    "Go to the project's folder (or name it with -C), or make a project with `sqla-scaffold new`.",
)

DOCUMENT_EMPTY = Code(
    "R101",
    "document-empty",
    "The document says nothing at all, or only comments.",
    "# to do",
    "Write at least `models:` with one model.",
)
DOCUMENT_ROOT = Code(
    "R102",
    "document-root",
    "A schema is a mapping of keys to values; the document is something else.",
    "- Customer\n- Order",
    "Begin with `models:` and indent what belongs to it.",
)
DOCUMENT_ENCODING = Code(
    "R103",
    "document-encoding",
    "A document is UTF-8; guessing at other encodings would silently change texts.",
    "a file saved as UTF-16 or Latin-1; a TOML file with a byte order mark",
    "Save the file as UTF-8 (in TOML without a byte order mark).",
)
DOCUMENT_SIZE = Code(
    "R104",
    "document-size",
    "A schema of ten thousand models has six megabytes; a document over 10 MB is most likely another file.",
    "a database dump that was given as the schema",
    "Name the schema file.",
)
NUL_CHARACTER = Code(
    "R105",
    "nul-character",
    "A NUL character ends texts in many programs and cannot be stored by PostgreSQL.",
    "a binary file; an escape \\0 in a quoted text",
    "Remove the character.",
)
CONTROL_CHARACTER = Code(
    "R106",
    "control-character",
    "Control characters and lone surrogates are invisible, and neither YAML nor TOML allows them in a document.",
    "an ESC sequence that was pasted from a terminal",
    "Remove the character; in a quoted text an escape such as \\e or \\u001b says the same visibly.",
)

YAML_SYNTAX = Code(
    "R110",
    "yaml-syntax",
    "The text is not YAML; nothing after this place can be understood.",
    "models: {Customer: {}",
    "Repair the place that is shown, or the line above it.",
)
YAML_TAB = Code(
    "R111",
    "yaml-tab",
    "YAML is indented with spaces; a tab there is an error.",
    "models:\n\tCustomer: {}",
    "Replace the tab by spaces.",
)
YAML_DOCUMENTS = Code(
    "R112",
    "yaml-documents",
    "The file holds several YAML documents; a schema is one.",
    "models: {}\n---\nmodels: {}",
    "Remove the line `---` and join the documents.",
)
YAML_TAG = Code(
    "R113",
    "yaml-tag",
    "Tags make objects of a programming language; a schema holds plain values only.",
    "models: !!python/object/apply:os.system [id]",
    "Remove the tag; quote a value that shall be a text.",
)
YAML_ALIAS_UNKNOWN = Code(
    "R114",
    "yaml-alias-unknown",
    "An alias stands for what was anchored with the same name above it; there is none.",
    "name: *short",
    "Anchor a value above (`&short str(80)`), or quote a text that begins with `*`.",
)
YAML_ALIAS_RECURSIVE = Code(
    "R115",
    "yaml-alias-recursive",
    "An alias inside the value that it stands for would never end.",
    "models: &all {Customer: *all}",
    "Write out what is meant.",
)
YAML_ALIAS_EXPLODES = Code(
    "R116",
    "yaml-alias-explodes",
    "Aliases of aliases multiply: a few lines can stand for billions of values.",
    "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n...",
    "Write out what is meant, or share columns through `mixins`.",
)
YAML_MERGE = Code(
    "R117",
    "yaml-merge",
    "Merge keys left YAML with version 1.2 and are read differently by different programs.",
    "<<: *defaults",
    "Share columns through `mixins`; write other keys out.",
)
DOCUMENT_DEPTH = Code(
    "R118",
    "document-depth",
    "Nothing in a schema is nested deeper than a few levels; 32 is the bound.",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "Look for a bracket too many.",
)
KEY_DUPLICATE = Code(
    "R119",
    "key-duplicate",
    "A key stands twice in one mapping; one of the two values would be lost.",
    "models:\n  Tag: {}\n  Tag: {}",
    "Rename or remove one of them, or join their values.",
)
TOML_SYNTAX = Code(
    "R120",
    "toml-syntax",
    "The text is not TOML 1.0; nothing after this place can be understood.",
    "models.Tag = {label = str(40)}",
    "Repair the place that is shown; texts need quotes in TOML.",
)
KEY_NOT_TEXT = Code(
    "R121",
    "key-not-text",
    "A key is a word; YAML would also allow lists and mappings there.",
    "? [a, b]\n: {}",
    "Write a single word before the colon.",
)
NUMBER_RANGE = Code(
    "R122",
    "number-range",
    "Numbers are whole ones of 64 bits or finite decimal ones; what is larger, infinite or not a number cannot be "
    "written into Python and SQL alike.",
    "default: .inf",
    "Write a number in range; quote it where a text is meant.",
)
TOO_MANY = Code(
    "R299",
    "too-many-mistakes",
    "After a thousand mistakes the file is most likely not a schema; the rest is not shown.",
    "another program's YAML file, given as the schema",
    "Repair the first ones and run again.",
)

KEY_UNKNOWN = Code(
    "R201",
    "key-unknown",
    "A key that nobody reads is most often a typing mistake, and what it says would be lost silently.",
    "models:\n  Tag:\n    colums: {}",
    "Use one of the known keys.",
)
KEY_MISSING = Code(
    "R202",
    "key-missing",
    "A key without which the rest says nothing is missing.",
    "name: {unique: true}",
    "Add the key.",
)
VALUE_KIND = Code(
    "R203",
    "value-kind",
    "The value is of another kind than the key takes: a text where a mapping is expected, and the like.",
    "models: []",
    "Write a value of the expected kind.",
)
WORD_UNKNOWN = Code(
    "R204",
    "word-unknown",
    "The key takes one of a few words, and this is none of them.",
    "ondelete: CASCAD",
    "Use one of the listed words.",
)
TYPE_SYNTAX = Code(
    "R205",
    "type-syntax",
    "A type is a name, arguments in parentheses where it takes any, and a question mark where the column may be null.",
    "name: str(80",
    "Write for example str(80), decimal(12, 2), datetime(tz)? or array(str(20)).",
)
REFERENCE_SYNTAX = Code(
    "R206",
    "reference-syntax",
    "A reference is a model's name, or a model's and a column's name joined by a dot.",
    "foreign_key: ../customer",
    "Write Customer or Customer.id, with the names of the schema.",
)
CALL_SYNTAX = Code(
    "R207",
    "call-syntax",
    "A Python default names a function in a module; program text is never taken from a schema.",
    'default: {call: "lambda: 1"}',
    "Put the function into a module and write module:function, such as shop.defaults:new_number.",
)
VERSION_UNKNOWN = Code(
    "R208",
    "version-unknown",
    "The schema says that it is written in a version of the language that this program does not know.",
    "version: 2",
    "Write version: 1 or leave the key out; update sqla-scaffold for a newer schema.",
)
LIST_EMPTY = Code(
    "R209",
    "list-empty",
    "The list has no entries, so that what it stands for would be nothing.",
    "uniques: [[]]",
    "Name at least one, or remove the key.",
)
TEXT_EMPTY = Code(
    "R210",
    "text-empty",
    "The text is empty where something has to be named or said.",
    'table: ""',
    "Write the text, or remove the key.",
)
KEYS_EXCLUSIVE = Code(
    "R211",
    "keys-exclusive",
    "Two keys say the same thing in different ways, and only one of them can hold.",
    "default: {sql: now(), call: shop.clock:now}",
    "Keep one of them.",
)
TEXT_CUT = Code(
    "R212",
    "text-cut",
    "Inside braces and brackets YAML ends an unquoted text at a comma: what follows would be another key.",
    "total: {type: decimal(12, 2)}",
    'Quote the text: {type: "decimal(12, 2)"}.',
)

CONFIG_PACKAGE = Code(
    "R301",
    "config-package",
    "The package is a folder that Python imports: its name must be an identifier and no keyword.",
    '[tool.sqla-scaffold]\npackage = "my-shop"',
    "Use ASCII letters, digits and underscores, a letter first.",
)
CONFIG_PATH = Code(
    "R302",
    "config-path",
    "Paths in the settings stay inside the project: relative, with forward slashes, and without `..`.",
    '[tool.sqla-scaffold]\nsource = "../src"',
    "Write a path below the project's folder.",
)
