// The critical path through the steps of a matter: how many days it takes when every step begins as soon as it may, and
// which steps no day can be lost in. Freestanding C: there is no library, and nothing is imported.

#include <stdbool.h>
#include <stdint.h>

enum { MOST_STEPS = 100, MOST_ORDERS = 500, MOST_DAYS = 10000 };

// Values as the canonical ABI lays them out in memory.
typedef struct { const char *bytes; uint32_t length; } text;
typedef struct { text name; int64_t days; } step;
typedef struct { text before, after; } order;
typedef struct { uint32_t failed; union { text reason; struct { const text *names; uint32_t count; }; }; } names_or_reason;
typedef struct { uint32_t failed; union { text reason; int64_t days; }; } days_or_reason;

#define EXPORT(name) __attribute__((export_name(name)))
#define REASON(words) (text){words, sizeof(words) - 1}

// ---- memory: room is given out in a row and never taken back, because every call has an instance of its own ----

extern unsigned char __heap_base;
static uintptr_t next_free;

EXPORT("cabi_realloc")
void *give_room(void *old, uint32_t old_size, uint32_t alignment, uint32_t size) {
    (void)old, (void)old_size;
    if (next_free == 0) next_free = (uintptr_t)&__heap_base;
    uintptr_t start = (next_free + alignment - 1) & ~(uintptr_t)(alignment - 1);
    uintptr_t end = start + size;
    uintptr_t there = __builtin_wasm_memory_size(0) * 65536u;
    if (end < start || (end > there && __builtin_wasm_memory_grow(0, (end - there + 65535) / 65536) == (uintptr_t)-1))
        __builtin_trap();
    next_free = end;
    return (void *)start;
}

// ---- the schedule ----

static struct {
    uint32_t steps, orders;
    uint32_t before[MOST_ORDERS], after[MOST_ORDERS];
    uint32_t marks[MOST_STEPS];
    // The longest way up to the beginning of a step, and from its beginning to the end of the matter, in days.
    int64_t lead[MOST_STEPS], rest[MOST_STEPS];
    int64_t total;
} schedule;

static bool same(text one, text other) {
    if (one.length != other.length) return false;
    for (uint32_t at = 0; at < one.length; at++)
        if (one.bytes[at] != other.bytes[at]) return false;
    return true;
}

// A number for each name, so that most names are told apart by one comparison; a call has only so many steps.
static uint32_t mark(text name) {
    uint32_t mark = 0;
    for (uint32_t at = 0; at < name.length; at++) mark = mark * 31 + (unsigned char)name.bytes[at];
    return mark;
}

// The first of so many steps with this name, or their number where there is none.
static uint32_t find(text name, const step *steps, uint32_t count) {
    uint32_t wanted = mark(name), at = 0;
    while (at < count && !(schedule.marks[at] == wanted && same(name, steps[at].name))) at++;
    return at;
}

// Reads steps and orders into the schedule; gives the reason where they make none, else a text without bytes.
static text read(const step *steps, uint32_t step_count, const order *orders, uint32_t order_count) {
    if (step_count > MOST_STEPS) return REASON("环节超过100个 / more than 100 steps");
    if (order_count > MOST_ORDERS) return REASON("先后关系超过500条 / more than 500 orders");
    schedule.steps = step_count;
    schedule.orders = order_count;
    for (uint32_t at = 0; at < step_count; at++) {
        if (find(steps[at].name, steps, at) < at) return REASON("环节重名 / two steps of one name");
        if (steps[at].days < 0 || steps[at].days > MOST_DAYS)
            return REASON("环节用时不在0至10000天之间 / a step of fewer than 0 or more than 10000 days");
        schedule.marks[at] = mark(steps[at].name);
        schedule.lead[at] = 0;
        schedule.rest[at] = steps[at].days;
    }
    for (uint32_t at = 0; at < order_count; at++) {
        schedule.before[at] = find(orders[at].before, steps, step_count);
        schedule.after[at] = find(orders[at].after, steps, step_count);
        if (schedule.before[at] == step_count || schedule.after[at] == step_count)
            return REASON("先后关系中有不存在的环节 / an order names a step that is not there");
    }
    return (text){0, 0};
}

static void raise(int64_t *value, int64_t to) {
    if (*value < to) *value = to;
}

// Puts the steps in a row in which each stands behind those it waits for. Fewer than all of them when some go in a circle.
static uint32_t line_up(uint32_t *row) {
    uint32_t waits_for[MOST_STEPS] = {0}, placed = 0;
    for (uint32_t at = 0; at < schedule.orders; at++) waits_for[schedule.after[at]]++;
    for (uint32_t one = 0; one < schedule.steps; one++)
        if (waits_for[one] == 0) row[placed++] = one;
    for (uint32_t place = 0; place < placed; place++)
        for (uint32_t at = 0; at < schedule.orders; at++)
            if (schedule.before[at] == row[place] && --waits_for[schedule.after[at]] == 0)
                row[placed++] = schedule.after[at];
    return placed;
}

// Works the schedule out; gives the reason where there is none.
static text plan(const step *steps) {
    uint32_t row[MOST_STEPS];
    if (line_up(row) < schedule.steps) return REASON("环节先后关系成环 / the steps wait for one another in a circle");
    for (uint32_t place = 0; place < schedule.steps; place++)
        for (uint32_t at = 0; at < schedule.orders; at++)
            if (schedule.before[at] == row[place])
                raise(&schedule.lead[schedule.after[at]], schedule.lead[row[place]] + steps[row[place]].days);
    for (uint32_t place = schedule.steps; place-- > 0;)
        for (uint32_t at = 0; at < schedule.orders; at++)
            if (schedule.before[at] == row[place])
                raise(&schedule.rest[row[place]], schedule.rest[schedule.after[at]] + steps[row[place]].days);
    schedule.total = 0;
    for (uint32_t one = 0; one < schedule.steps; one++) raise(&schedule.total, schedule.rest[one]);
    return (text){0, 0};
}

// ---- the two functions that the rules declare; both take the same ----

static text work_out(const step *steps, uint32_t step_count, const order *orders, uint32_t order_count) {
    text wrong = read(steps, step_count, orders, order_count);
    return wrong.bytes ? wrong : plan(steps);
}

EXPORT("total_days")
const days_or_reason *total_days(const step *steps, uint32_t step_count, const order *orders, uint32_t order_count) {
    static days_or_reason result;
    text wrong = work_out(steps, step_count, orders, order_count);
    result.failed = wrong.bytes != 0;
    if (result.failed) result.reason = wrong;
    else result.days = schedule.total;
    return &result;
}

EXPORT("critical_steps")
const names_or_reason *critical_steps(const step *steps, uint32_t step_count, const order *orders,
                                      uint32_t order_count) {
    static names_or_reason result;
    static text critical[MOST_STEPS];
    text wrong = work_out(steps, step_count, orders, order_count);
    result.failed = wrong.bytes != 0;
    if (result.failed) {
        result.reason = wrong;
        return &result;
    }
    result.names = critical;
    result.count = 0;
    for (uint32_t at = 0; at < schedule.steps; at++)
        if (schedule.lead[at] + schedule.rest[at] == schedule.total) critical[result.count++] = steps[at].name;
    return &result;
}
