"""What is said of many records at once: figures, charts and papers, worked out from values, without a store or a window."""
