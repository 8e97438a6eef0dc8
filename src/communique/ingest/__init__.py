"""Sources in, articles out: every reader yields ``Article`` or ``Problem``."""
