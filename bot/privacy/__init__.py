"""Personal data taken out of texts before they reach a model, a room of staff or a log."""
