"""The pipeline of a turn and the use cases of a hand-off. Pure: values in, values out; the caller stores and sends."""
