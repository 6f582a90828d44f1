// How texts, lists and results cross between Guiju and this code: as the canonical ABI lays them out in memory. Nothing is
// given back, because every call has an instance of its own.

/** Called by the host to get room for what it hands over. */
export function cabi_realloc(old: usize, oldSize: usize, alignment: usize, size: usize): usize {
  const start = heap.alloc(size);
  if (old) memory.copy(start, old, oldSize);
  return start;
}

/** A text: its place in memory, and behind that its length in bytes. */
export function readText(at: usize): string {
  return String.UTF8.decodeUnsafe(load<u32>(at), load<u32>(at, 4));
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
