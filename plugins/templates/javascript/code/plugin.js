// 成果包的代码。接口由 rules.gj 中的声明得出；抛出的文本是不能计算的原因。
// The plugin's code. Its interface follows from the declarations in rules.gj; a text that is thrown is the reason why there is no answer.

// 中位数 the median
export function median(numbers) {
  if (numbers.length === 0) throw '没有数值 / there are no values';
  const sorted = Array.from(numbers).sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
