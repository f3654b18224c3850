"""Opens graph files with igraph and networkx and prints the nodes and links that they find, one JSON line for each file.

Usage: judge-graph-files.py FILE...; FILE ends in .gexf, .graphml or .net. networkx 2.8 knows GEXF up to 1.2.
"""
import json
import sys

import igraph
import networkx

for path in sys.argv[1:]:
    found = {"file": path.rsplit("/", 1)[-1]}
    if path.endswith((".graphml", ".net")):
        graph = igraph.Graph.Read_GraphML(path) if path.endswith(".graphml") else igraph.Graph.Read_Pajek(path)
        found["igraph"] = [graph.vcount(), graph.ecount()]
    if path.endswith((".gexf", ".graphml")):
        graph = networkx.read_gexf(path) if path.endswith(".gexf") else networkx.read_graphml(path)
        found["networkx"] = [graph.number_of_nodes(), graph.number_of_edges()]
    print(json.dumps(found))
