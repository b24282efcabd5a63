"""The activity recap: what it says, in order, the same for the PDF and the workbook."""
