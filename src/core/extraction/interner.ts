/** Numbers for strings, in the order in which they are met. */
export class Interner {
  readonly values: string[] = []
  private readonly ids = new Map<string, number>()

  idOf(value: string): number {
    let id = this.ids.get(value)
    if (id === undefined) {
      id = this.values.length
      this.ids.set(value, id)
      this.values.push(value)
    }
    return id
  }
}
