/** How long work goes on where it was stopped. */
export interface Savepoints<State> {
  /** Where an earlier run of the same work stood when it was stopped. */
  readonly resumed?: State
  /** Told often where the work stands; whoever keeps it calls `state`, at once or never. */
  reach(state: () => State): void
  /** Of what is made once on the way and takes long: what an earlier run made, or what `make` gives, kept at once. */
  part?<Value>(name: string, make: () => Value): Value
}
