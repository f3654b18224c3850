"""Communities by igraph's Leiden, and on request a layout by its DrL, of an edge list; the figures as JSON on standard output.

Usage: judge-with-igraph.py ORDER EDGES [POSITIONS]; each line of EDGES is "source target weight"; POSITIONS is written by DrL.
"""
import json
import random
import sys
import time

import igraph

random.seed(1)
order = int(sys.argv[1])
with open(sys.argv[2]) as lines:
    rows = [line.split() for line in lines]
graph = igraph.Graph(order, [(int(row[0]), int(row[1])) for row in rows])
weights = [float(row[2]) for row in rows]
figures = {}
started = time.process_time()
found = graph.community_leiden(objective_function="modularity", weights=weights, n_iterations=2)
figures["leidenSeconds"] = time.process_time() - started
figures["quality"] = graph.modularity(found.membership, weights=weights)
if len(sys.argv) > 3:
    started = time.process_time()
    layout = graph.layout_drl(weights=weights)
    figures["drlSeconds"] = time.process_time() - started
    with open(sys.argv[3], "w") as out:
        out.writelines(f"{x} {y}\n" for x, y in layout.coords)
print(json.dumps(figures))
