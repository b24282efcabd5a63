"""How the ledger of an older release becomes the present one."""
