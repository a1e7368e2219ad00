"""Encoding many texts with every core: each in a process of its own, since one thread a model is quickest."""

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from intents.encoders.port import Encoder, PieceWeights, Vectors

_WORTH = 400  # texts, below which starting processes takes longer than it saves
_SLICE = 50

# What the forked processes inherit: models are not to be copied.
_work: tuple[Encoder, PieceWeights, bool] | None = None


def encode_many(encoder: Encoder, weights: PieceWeights, texts: Sequence[str], *, asked: bool = False) -> Vectors:
    """The same as `encoder.encode` of one pooling: a vector a text."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    # A worker's child may have no children; and a process that was forked beside other threads may hang.
    alone = not multiprocessing.current_process().daemon and multiprocessing.get_start_method() == "fork"
    if len(texts) < _WORTH or cores < 2 or not alone:
        return _encoded(encoder, weights, texts, asked)
    encoder.encode(texts[:1], [weights])  # loaded before the fork, once for all
    global _work
    _work = encoder, weights, asked
    try:
        return _by_slices(encoder.size, texts, cores)
    finally:
        _work = None


def _by_slices(size: int, texts: Sequence[str], cores: int) -> Vectors:
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    slices = [order[start : start + _SLICE] for start in range(0, len(order), _SLICE)]
    vectors = np.empty((len(texts), size), dtype=np.float32)
    with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as processes:
        for places, rows in zip(slices, processes.map(_encode, [[texts[p] for p in s] for s in slices]), strict=True):
            vectors[places] = rows
    return vectors


def _encode(texts: Sequence[str]) -> Vectors:
    assert _work is not None
    encoder, weights, asked = _work
    return _encoded(encoder, weights, texts, asked)


def _encoded(encoder: Encoder, weights: PieceWeights, texts: Sequence[str], asked: bool) -> Vectors:
    vectors: Vectors = encoder.encode(texts, [weights], asked=asked)[0]
    return vectors
