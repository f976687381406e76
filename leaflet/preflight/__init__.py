"""Coded checks over a finished PDF, read as a stranger would: nothing here trusts, or imports, the writer."""
