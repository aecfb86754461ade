"""Makes training.json: trainings of small nets by PyTorch, float64, to hold the page's against.

    python3 tests/oracle/training.py > tests/oracle/training.json

Starting weights come from formulas, so that only the end is stored. SGD, momentum and Adam are torch.optim's; weight decay is
given to the weights alone as lambda/n. Clipping is written out, since torch's own divides by the norm plus 1e-6.
"""
import json
import math
import sys

import torch

torch.set_default_dtype(torch.float64)
SIZES = [5, 4, 6, 3]
EXAMPLES = 7


def start():
    w, b = [], []
    for i in range(len(SIZES) - 1):
        l, before = i + 2, SIZES[i]
        w.append(torch.tensor([[math.sin(3 * l + 7 * j * j + 5 * k + j * k) / math.sqrt(before) + 0.03
                                for k in range(1, before + 1)] for j in range(1, SIZES[i + 1] + 1)], requires_grad=True))
        b.append(torch.tensor([math.cos(2 * l + 3 * j) / 3 for j in range(1, SIZES[i + 1] + 1)], requires_grad=True))
    return w, b


X = torch.tensor([[math.sin(11 * i + 13 * k + i * k * 0.7) for k in range(SIZES[0])] for i in range(EXAMPLES)])
LABELS = [i % SIZES[-1] for i in range(EXAMPLES)]
Y = torch.zeros(EXAMPLES, SIZES[-1])
for i, label in enumerate(LABELS):
    Y[i, label] = 1
SIGMA = {'sigmoid': torch.sigmoid, 'tanh': torch.tanh, 'relu': torch.relu, 'gelu': torch.nn.functional.gelu,
         'silu': torch.nn.functional.silu, 'selu': torch.selu, 'softplus': torch.nn.functional.softplus}


def cost(w, b, activation, kind):
    a = X
    for i in range(len(w)):
        z = a @ w[i].T + b[i]
        a = SIGMA[activation](z)
    if kind == 'quadratic':
        return 0.5 * ((a - Y) ** 2).sum() / EXAMPLES
    return torch.nn.functional.binary_cross_entropy_with_logits(z, Y, reduction='sum') / EXAMPLES


def run(activation, kind, optimiser, rate, momentum, decay, clip, steps):
    w, b = start()
    groups = [{'params': w, 'weight_decay': decay / EXAMPLES}, {'params': b, 'weight_decay': 0}]
    if optimiser == 'adam':
        engine = torch.optim.Adam(groups, lr=rate)
    else:
        engine = torch.optim.SGD(groups, lr=rate, momentum=momentum if optimiser == 'momentum' else 0)
    costs, first = [], None
    for _ in range(steps):
        engine.zero_grad()
        c = cost(w, b, activation, kind)
        c.backward()
        costs.append(c.item())
        if first is None:
            first = {'gradB': [p.grad.norm().item() for p in b], 'gradW': [p.grad.norm().item() for p in w]}
        if clip is not None:
            norm = torch.cat([p.grad.flatten() for p in w + b]).norm().item()
            if norm >= clip:
                for p in w + b:
                    p.grad.mul_(clip / norm)
        engine.step()
    costs.append(cost(w, b, activation, kind).item())
    return {'activation': activation, 'cost': kind,
            'plan': {'optimiser': optimiser, 'rate': rate, 'momentum': momentum, 'decay': decay, 'clip': clip},
            'costs': costs, **first,
            'w': [p.flatten().tolist() for p in w], 'b': [p.tolist() for p in b]}


cases = []
for activation, kind in [('sigmoid', 'cross-entropy'), ('tanh', 'quadratic'), ('gelu', 'cross-entropy'), ('selu', 'quadratic')]:
    for optimiser, rate in [('descent', 0.5), ('momentum', 0.2), ('adam', 0.03)]:
        for decay in (0, 0.7):
            for clip in (None, 0.2):
                cases.append(run(activation, kind, optimiser, rate, 0.9, decay, clip, 5))
json.dump({'made_with': 'PyTorch ' + torch.__version__ + ', float64, tests/oracle/training.py', 'sizes': SIZES,
           'examples': EXAMPLES, 'steps': 5, 'cases': cases}, sys.stdout)
