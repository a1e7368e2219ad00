"""What a model worded, held against the approved answers it was worded from."""
