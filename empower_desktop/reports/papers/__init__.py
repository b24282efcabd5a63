"""What printed papers say, as frozen values that any painter can lay out."""
