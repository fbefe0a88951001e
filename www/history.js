// What the reader changed, step by step, with undo and redo. A state is never changed in place.

export class History {
  #past = [];
  #now;
  #future = [];

  constructor(state) {
    this.#now = state;
  }

  get now() {
    return this.#now;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  push(state) {
    this.#past.push(this.#now);
    this.#now = state;
    this.#future = [];
  }

  undo() {
    if (!this.canUndo) return false;
    this.#future.push(this.#now);
    this.#now = this.#past.pop();
    return true;
  }

  redo() {
    if (!this.canRedo) return false;
    this.#past.push(this.#now);
    this.#now = this.#future.pop();
    return true;
  }
}
