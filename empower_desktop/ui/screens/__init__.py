"""The screens: each shows what is recorded, asks the desk for acts, and shows itself again after a step."""
