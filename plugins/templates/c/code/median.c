// 成果包的代码：不用标准库，也不导入任何函数。接口由 rules.gj 中的声明得出：guiju plugin wit ..
// The plugin's code: without a library, and nothing is imported. The interface follows from the declarations in rules.gj.

#include <stdint.h>

// 结果：0 和数值，或者 1 和原因。 A result: 0 and the value, or 1 and the reason why there is none.
typedef struct { uint32_t failed; union { double value; struct { const char *bytes; uint32_t length; } reason; }; } result;

extern unsigned char __heap_base;
static uintptr_t next_free = (uintptr_t)&__heap_base;

// 宿主写入参数前，用它申请空间；每次调用都是新的实例，不必归还。
// The host asks for room before it hands over arguments. Every call has an instance of its own, so nothing is taken back.
__attribute__((export_name("cabi_realloc")))
void *give_room(void *old, uint32_t old_size, uint32_t alignment, uint32_t size) {
    (void)old, (void)old_size;
    uintptr_t start = (next_free + alignment - 1) & ~(uintptr_t)(alignment - 1);
    uintptr_t there = __builtin_wasm_memory_size(0) * 65536u;
    next_free = start + size;
    if (next_free < start || (next_free > there &&
        __builtin_wasm_memory_grow(0, (next_free - there + 65535) / 65536) == (uintptr_t)-1)) __builtin_trap();
    return (void *)start;
}

// 中位数 the median
__attribute__((export_name("median")))
const result *median(double *numbers, uint32_t count) {
    static const char none[] = "没有数值 / there are no values";
    static result answer;
    if (count == 0) {
        answer.failed = 1;
        answer.reason.bytes = none;
        answer.reason.length = sizeof none - 1;
        return &answer;
    }
    // 插入排序：参数就在本模块的内存中，可以就地调整。
    // Sorting by insertion: the argument lies in this module's own memory.
    for (uint32_t at = 1; at < count; at++)
        for (uint32_t to = at; to > 0 && numbers[to - 1] > numbers[to]; to--) {
            double larger = numbers[to - 1];
            numbers[to - 1] = numbers[to];
            numbers[to] = larger;
        }
    answer.failed = 0;
    answer.value = count % 2 ? numbers[count / 2] : (numbers[count / 2 - 1] + numbers[count / 2]) / 2;
    return &answer;
}
