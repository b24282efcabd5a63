"""What a workbook is for, and how much of its people it shows, as it says of itself."""

from __future__ import annotations

from typing import Literal

SHARED, ANSWERED, TEMPLATE = "berbagi", "konflik", "templat"
Purpose = Literal["export", "konflik", "templat", "kembali", "berbagi"]
Privacy = Literal["penuh", "berbagi"]
