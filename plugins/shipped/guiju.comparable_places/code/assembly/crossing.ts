// How texts, lists and results cross between Guiju and this code: as the canonical ABI lays them out in memory. Nothing is
// given back, because every call has an instance of its own.

/** Called by the host to get room for what it hands over. */
export function cabi_realloc(old: usize, oldSize: usize, alignment: usize, size: usize): usize {
  const start = heap.alloc(size);
  if (old) memory.copy(start, old, oldSize);
  return start;
}

export function readText(at: usize, length: usize): string {
  return String.UTF8.decodeUnsafe(at, length);
}

/** A list of texts: for each its place in memory and its length in bytes. */
export function readTexts(at: usize, count: i32): string[] {
  const texts: string[] = [];
  for (let index = 0; index < count; index++) {
    const entry = at + index * 8;
    texts.push(readText(load<u32>(entry), load<u32>(entry, 4)));
  }
  return texts;
}

export function readNumbers(at: usize, count: i32): f64[] {
  const numbers: f64[] = [];
  for (let index = 0; index < count; index++) numbers.push(load<f64>(at + index * 8));
  return numbers;
}

function writeText(entry: usize, text: string): void {
  const bytes = String.UTF8.encode(text);
  store<u32>(entry, <u32>changetype<usize>(bytes));
  store<u32>(entry, bytes.byteLength, 4);
}

/** A result that is there. */
export function given(texts: string[]): usize {
  const list = heap.alloc(texts.length * 8);
  for (let index = 0; index < texts.length; index++) writeText(list + index * 8, texts[index]);
  const result = heap.alloc(12);
  store<u32>(result, 0);
  store<u32>(result, <u32>list, 4);
  store<u32>(result, texts.length, 8);
  return result;
}

/** No result, and why. */
export function failed(reason: string): usize {
  const result = heap.alloc(12);
  store<u32>(result, 1);
  writeText(result + 4, reason);
  return result;
}
