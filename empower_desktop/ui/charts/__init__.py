"""Charts painted by one hand for window, PDF and PNG; imported only when a chart is shown."""
