"""The errors a caller can meet; each message says what to do.

CommuniqueError
├── UsageError      wrong option or setting (exit 2)
│   ├── SettingsError
│   └── OutputError the output cannot be written, or not any more
├── SourceError     nothing readable (exit 3)
├── ModelError      a model is missing or is not the one expected (exit 2)
└── RecordError     a record or gold file that is not of the contract's form (exit 2)
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Base of all errors that communique raises on purpose."""

    exit_code = 1


class UsageError(CommuniqueError):
    """The call cannot be carried out as given."""

    exit_code = 2


class SettingsError(UsageError):
    """A setting has a value that cannot be used."""


class OutputError(UsageError):
    """The output cannot be written: not there, not allowed, disk full, database gone."""


class ModelError(CommuniqueError):
    """The language model is missing, damaged or another one than expected."""

    exit_code = 2


class RecordError(CommuniqueError):
    """A file of records or annotations does not have the form it must have."""

    exit_code = 2


class SourceError(CommuniqueError):
    """A source cannot be read at all."""

    exit_code = 3
