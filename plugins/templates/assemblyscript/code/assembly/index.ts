// 成果包的代码。接口由 rules.gj 中的声明得出：guiju plugin wit .
// The plugin's code. The interface follows from the declarations in rules.gj: guiju plugin wit .

// 宿主写入参数前，用它申请空间；每次调用都是新的实例，不必归还。
// The host asks for room before it hands over arguments. Every call has an instance of its own, so nothing is given back.
export function cabi_realloc(old: usize, oldSize: usize, alignment: usize, size: usize): usize {
  const start = heap.alloc(size);
  if (old) memory.copy(start, old, oldSize);
  return start;
}

// 中位数。列表以内存中的位置和个数给出。 The median. A list comes as a place in memory and a count.
export function median(at: usize, count: i32): usize {
  const numbers: f64[] = [];
  for (let index = 0; index < count; index++) numbers.push(load<f64>(at + index * 8));
  if (count == 0) return failed("没有数值 / there are no values");
  numbers.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const middle = count / 2;
  return given(count % 2 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2);
}

// 结果：0 和数值，或者 1 和原因。 A result: 0 and the value, or 1 and the reason why there is none.

function given(value: f64): usize {
  const result = heap.alloc(16);
  store<u32>(result, 0);
  store<f64>(result, value, 8);
  return result;
}

function failed(reason: string): usize {
  const bytes = String.UTF8.encode(reason);
  const result = heap.alloc(16);
  store<u32>(result, 1);
  store<u32>(result, <u32>changetype<usize>(bytes), 8);
  store<u32>(result, bytes.byteLength, 12);
  return result;
}
