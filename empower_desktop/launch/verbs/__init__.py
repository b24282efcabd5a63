"""What the commands do: each a function that asks the workspace, answers, and gives its exit status."""
