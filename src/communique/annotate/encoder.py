"""The tok2vec of spaCy's small pipelines at prediction time: words remembered, layers without detours.

What a word's features become before its neighbours are looked at depends on these features alone, so it is worked out once per
combination (a third of the arithmetic). The window layers are the same matrix product, maxout, layer normalization and residual
as thinc's, in fewer passes: the pieces of a maxout lie side by side, nothing is kept for backpropagation. Vectors agree with
thinc's to the last digits of float32; the tests hold the annotations equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

MOST = 100_000
"""Combinations of features that are remembered, 384 bytes each; then memory starts anew."""
ROWS = 1_024
"""About as many tokens go through the layers at once: what they need fits the processor's cache."""
EMBED = "extract_features>>list2ragged>>with_array>>with_array>>ragged2list"
LAYER = ("expand_window", "maxout", "layernorm", "dropout")


def install(nlp: Language) -> None:
    """Put the encoder in the place of each tok2vec of the form that it knows; others stay as they are."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if getattr(pipe, "name", "") == "tok2vec" and is_known(model):
            pipe.model = _model(model)  # type: ignore[attr-defined]
        elif model is not None and model.name == "parser_model":
            chain = model.layers[0]
            if chain.layers and is_known(chain.layers[0]):
                chain.layers[0] = _model(chain.layers[0])


def is_known(model: Any) -> bool:
    """Whether a thinc model is MultiHashEmbed without vectors, then MaxoutWindowEncoder with a window of one."""
    if model is None or not {"embed", "encode"} <= set(model.ref_names):
        return False
    embed, encode = model.get_ref("embed"), model.get_ref("encode")
    names = [layer.name.partition("(")[0] for layer in embed.layers]
    if ">>".join(names) != EMBED or not encode.name.startswith("with_array(residual("):
        return False
    return all(tuple(part.name for part in _parts(layer)) == LAYER and _window(layer) == 1 for layer in _residuals(encode))


def _residuals(encode: Any) -> list[Any]:
    inner = encode.layers[0]
    return list(inner.layers) if inner.layers[0].name.startswith("residual(") else [inner]


def _parts(layer: Any) -> list[Any]:
    """The leaves under a model, in order."""
    return [leaf for below in layer.layers for leaf in _parts(below)] if layer.layers else [layer]


def _window(layer: Any) -> int:
    return int(_parts(layer)[0].attrs["window_size"])


def _model(original: Any) -> Any:
    from thinc.api import Model

    encoder = Encoder(original)

    def forward(model: Any, docs: list[Doc], is_train: bool) -> Any:
        if is_train:
            return original(docs, is_train)
        return encoder(docs), None

    return Model("remembering_tok2vec", forward, layers=[original], dims={"nO": original.get_dim("nO")})


@dataclass(frozen=True, slots=True)
class Layer:
    """The parameters of one window layer, pieces of the maxout side by side: weights (in, pieces * out), bias, scale, shift."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats
    pieces: int


def _of_rows(texts: list[Floats]) -> Iterator[list[Floats]]:
    """Texts in groups of about ROWS words."""
    held: list[Floats] = []
    rows = 0
    for text in texts:
        held.append(text)
        rows += len(text)
        if rows >= ROWS:
            yield held
            held, rows = [], 0
    if held:
        yield held


class Encoder:
    """Gives the token vectors of texts, an array a text."""

    def __init__(self, model: Any) -> None:
        import numpy

        self.np = numpy
        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        self.columns: list[int | str] = list(embed.layers[0].attrs["columns"])
        self.width = int(model.get_dim("nO"))
        self.words = [embed.layers[2].layers[0], embed.layers[3].layers[0]]
        self.ops = model.ops
        self.pad = int(encode.attrs["pad"])
        self.layers = [self._layer(layer) for layer in _residuals(encode)]
        self._forget()

    def _layer(self, layer: Any) -> Layer:
        _, maxout, norm, _ = _parts(layer)
        out, pieces, width = (maxout.get_dim(name) for name in ("nO", "nP", "nI"))
        weights = maxout.get_param("W").reshape(out, pieces, width).transpose(1, 0, 2).reshape(pieces * out, width)
        bias = maxout.get_param("b").reshape(out, pieces).T.reshape(-1)
        copy = self.np.ascontiguousarray
        return Layer(copy(weights.T), copy(bias), norm.get_param("G"), norm.get_param("b"), pieces)

    def _forget(self) -> None:
        self.known: dict[bytes, int] = {}
        self.vectors = self.np.empty((1024, self.width), dtype="f")

    def __call__(self, docs: list[Doc]) -> list[Floats]:
        lengths = [len(doc) for doc in docs]
        words = self._embed(docs, sum(lengths))
        ends = self.np.cumsum(lengths).tolist()
        texts = [words[end - length : end] for length, end in zip(lengths, ends, strict=True)]
        return [found for some in _of_rows(texts) for found in self._encode(some)]

    def _embed(self, docs: list[Doc], count: int) -> Floats:
        """The vectors of all words of texts, before their neighbours are looked at."""
        features = self.np.empty((count, len(self.columns)), dtype="uint64")
        at = 0
        for doc in docs:
            features[at : at + len(doc)] = doc.to_array(self.columns)
            at += len(doc)
        keys = features.view(f"V{features.shape[1] * 8}").ravel().tolist()
        new = {key: i for i, key in enumerate(keys) if key not in self.known}
        if len(self.known) + len(new) > MOST:
            self._forget()
            new = {key: i for i, key in enumerate(keys)}
        if len(new) > MOST:
            return self._work_out(features)
        if new:
            self._remember(list(new), self._work_out(features[list(new.values())]))
        return self.vectors[[self.known[key] for key in keys]]

    def _work_out(self, features: Any) -> Floats:
        for layer in self.words:
            features = layer.predict(features)
        result: Floats = features
        return result

    def _remember(self, keys: list[bytes], vectors: Floats) -> None:
        first = len(self.known)
        while first + len(keys) > len(self.vectors):
            self.vectors = self.np.concatenate([self.vectors, self.np.empty_like(self.vectors)])
        self.vectors[first : first + len(keys)] = vectors
        self.known.update(zip(keys, range(first, first + len(keys)), strict=True))

    def _encode(self, texts: list[Floats]) -> list[Floats]:
        """The vectors of words among their neighbours; ``pad`` empty rows keep the texts apart."""
        np, pad = self.np, self.pad
        rows = sum(len(text) + pad for text in texts) + pad
        x = np.zeros((rows + 2, self.width), dtype="f")
        at = pad + 1
        for text in texts:
            x[at : at + len(text)] = text
            at += len(text) + pad
        window = np.lib.stride_tricks.as_strided(x, (rows, 3 * self.width), x.strides, writeable=False)
        for layer in self.layers:
            x[1:-1] += self._apply(layer, np.ascontiguousarray(window))
        found, at = [], pad + 1
        for text in texts:
            found.append(x[at : at + len(text)].copy())
            at += len(text) + pad
        return found

    def _apply(self, layer: Layer, window: Floats) -> Floats:
        np, width = self.np, self.width
        y: Floats = self.ops.gemm(window, layer.weights)
        y += layer.bias
        best: Floats = np.maximum(y[:, :width], y[:, width : 2 * width])
        for piece in range(2, layer.pieces):
            np.maximum(best, y[:, piece * width : (piece + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / width + np.float32(1e-8)
        best *= (variance ** np.float32(-0.5))[:, None]
        best *= layer.scale
        best += layer.shift
        return best
