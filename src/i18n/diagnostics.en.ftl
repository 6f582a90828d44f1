### Messages: for every code one that says what is wrong (gjNNNN) and one that says what to do (gjNNNN-help).
### The arguments stand in grammar/src/code.rs. The program puts what the user wrote in backticks. The attribute
### without-NAME is used where the argument NAME is not given.

## How rule files are written

gj0001 = expected { $expected }, found { $found }
    .without-expected = { $found } cannot stand here
    .without-found = expected { $expected } here
    .without-anything = this cannot be read
gj0001-help = did you mean { $suggestion }
    .without-suggestion = compare this place with the forms shown by `guiju explain GJ0001`
gj0001-help-text = write both languages: `zh "…" en "…"`
gj0001-help-number = write its name, such as `tra.run_once`, and not its number, such as TRA-02
gj0002 = there is no kind of item called { $word }
gj0002-help = did you mean { $suggestion }
    .without-suggestion = a word at the left edge begins an item, such as `rule`, `facts` or `param`; indent what belongs to the item above
gj0003 = a { $item } has no clause { $word }
gj0003-help = did you mean { $suggestion }
    .without-suggestion = remove the clause, or look up the clauses of a { $item } in the language's page
gj0004 = full-width punctuation { $found }
gj0004-help = type { $suggestion }; full-width punctuation may stand only inside quoted texts
    .without-suggestion = type its half-width form; full-width punctuation may stand only inside quoted texts
gj0005 = no space between the keyword { $keyword } and { $rest }
gj0005-help = put a space behind { $keyword }
gj0006 = this string does not end on its line
gj0006-help = close it with `"`; a long text can be several strings, each on its own line
gj0007 = the bracket { $bracket } is never closed
gj0007-help = add its closing bracket, or remove it
gj0008 = the bracket { $bracket } was never opened
gj0008-help = remove it, or add its opening bracket
gj0009 = nested too deeply; the limit is { $limit }
gj0009-help = give a part of it a name with `define`
gj0010 = too long a chain of operators, calls or elements; the limit is { $limit }
gj0010-help = split it into several rules, or name parts of it with `define`
gj0011 = not UTF-8 from line { $line } on
    .without-line = the file is not UTF-8
gj0011-help = save the file as UTF-8 in an editor; older Chinese files are often GBK
gj0012 = this is a binary file, not text
gj0012-help = give a text file; save spreadsheets and documents as text first
gj0013 = strings have no escape { $found }
gj0013-help = the escapes are `\"`, `\\` and `\n`; a backslash itself is `\\`
gj0014 = { $found } is out of range
gj0014-help = use a smaller number, and check for a digit too many
gj0015 = there is no day { $found } in the calendar
gj0015-help = write year-month-day, such as `2024-07-08`
gj0016 = the clause { $word } is given twice
gj0016-help = keep one of the two
gj0017 = a brace in this text has no partner
gj0017-help = a hole is written `{"{"}fact|format{"}"}`; a brace itself is `{"{{"}` or `{"}}"}`
gj0019 = { $word } is a word the expression language keeps for itself
gj0019-help = choose another name
gj0020 = the file holds no items
gj0020-help = a rule file needs at least its `ruleset` item; check that this is the file you meant
gj0021 = { $name } has { BYTES($size) }, more than the limit of { BYTES($limit) }
    .without-name = the file has { BYTES($size) }, more than the limit of { BYTES($limit) }
gj0021-help = check that this is the file you meant; a large ruleset can be split into several files
gj0022 = { $found } is not a version
gj0022-help = a version is three numbers, such as `1.0.0`

## Names and references

gj0101 = no fact, parameter or definition is called { $name }
gj0101-help = did you mean { $suggestion }
    .without-suggestion = check the spelling, and that the file that defines it is loaded
gj0102 = there is no { $kind } called { $name }
gj0102-help = did you mean { $suggestion }
    .without-suggestion = check the spelling, and that the file that defines it is loaded
gj0103 = the { $kind } { $name } is defined twice
gj0103-help = remove one of the two, or give it another name
gj0104 = definitions need each other in a circle: { $path }
gj0104-help = rewrite one of them so that it no longer needs itself
gj0105 = nothing uses the { $kind } { $name }
gj0105-help = use it or remove it; perhaps its name is misspelt where it was meant
gj0106 = no source is called { $name }
gj0106-help = did you mean { $suggestion }
    .without-suggestion = declare the document with a `source` item before citing it
gj0107 = there is no { $kind } { $name }
gj0107-help = did you mean { $suggestion }
    .without-suggestion = choose from: { $choices-en }
    .without-choices = choose a word of the taxonomy, or add this one to it
gj0109 = the { $item } { $name } lacks its clause { $word }
gj0109-help = add the clause { $word }
gj0110 = this text lacks its { $language } side
gj0110-help = write both languages: `zh "…" en "…"`
gj0111 = { $path } has no member { $member }
    .without-path = there is no member { $member }
gj0111-help = did you mean { $suggestion }
    .without-suggestion = choose from: { $choices-en }
    .without-choices = choose one of the members the fact declares
gj0113 = the file does not begin with its `ruleset` item
gj0113-help = begin with the ruleset's name, version, title and the rulesets it uses
gj0115 = { $name } is the name of a built-in library
gj0115-help = choose another name
gj0116 = there is no function called { $name }
gj0116-help = did you mean { $suggestion }
    .without-suggestion = check the spelling; the language's page lists the functions

## Types and units

gj0201 = expected { $expected }, found { $found }
gj0201-help = rewrite the expression so that the types agree
gj0202 = { $name } does not take { $types }
    .without-types = { $name } does not take these types
gj0202-help = check the types of the facts involved; `int()`, `double()` and `string()` convert
gj0203 = a quotient of whole numbers drops its remainder and cannot be compared with a ratio
gj0203-help = convert first: `double(a) / double(b)`
gj0204 = different units cannot be compared or added: { $left } and { $right }
gj0204-help = convert to one unit, or use facts of the same unit
gj0205 = a ratio lies between 0 and 1; this is { $found }
gj0205-help = did you mean { $suggestion }
    .without-suggestion = ninety-five per cent is `0.95`
gj0206 = { $path } has no field { $name }
    .without-path = there is no field { $name }
gj0206-help = did you mean { $suggestion }
    .without-suggestion = choose one of the fields the record declares
gj0207 = { $name } takes the path of a fact or field
    .without-name = this takes the path of a fact or field
gj0207-help = name one fact in the brackets, as in `known(service.run_once_ratio)`
gj0208 = a parameter's value should be { $expected }, and this is { $found }
gj0208-help = did you mean { $suggestion }
    .without-suggestion = give a value of the parameter's type
gj0210 = the format { $name } cannot be used for { $type }
    .without-type = there is no format { $name }
gj0210-help = did you mean { $suggestion }
    .without-suggestion = use `percent` for ratios, `days` for working days, `level` for levels, `list` for sets, and nothing otherwise
gj0211 = { $name } takes a variable's name first
    .without-name = a variable's name is needed here
gj0211-help = write one name without dots, as in `matters.exists(m, m.integrated)`
gj0212 = `subject` is known only inside a guard
gj0212-help = in a rule, name the fact itself

## Safeguards and bases

gj0301 = there is no { $kind } called { $name } to hold
gj0301-help = did you mean { $suggestion }
    .without-suggestion = check the spelling, or leave it out
gj0302 = the guard { $guard } and the rule { $rule } would wait for each other for ever
gj0302-help = do not let a guard hold the advice that would put it in place
gj0303 = the guard { $name } holds nothing
gj0303-help = say with `holds` which rules, tags, models, plugins or effects wait for it
gj0304 = { $name } cites no source
gj0304-help = name the source and the place with `cite`; if it is your own, write `basis design`
gj0306 = the parameter { $name } has an undated value and dated ones
gj0306-help = use one kind: a single value that always holds, or dates for all of them
gj0307 = { $name } does not say what its advice would bring about
gj0307-help = list it with `effects`, or write `effects none`

## Profiles

gj0401 = not well-formed { $format }: { $detail }
gj0401-help = mend this place as { $format } asks. The usual slips: write yes as `true` and no as `false`, without quotes; 92% as `0.92`; a date as `2025-09-30`; numbers without units; text in quotes
gj0402 = there is no fact { $path }
gj0402-help = did you mean { $suggestion }
    .without-suggestion = check the spelling; `guiju facts` lists what a profile may state
gj0403 = { $path } should be { $expected }, and this is { $found }
gj0403-help = give a value of the type the fact declares; leave out what is not known yet
gj0404 = { $found } is outside the range { $range } of { $path }
gj0404-help = did you mean { $suggestion }
    .without-suggestion = check the figure and its unit
gj0405 = { $key } is given twice
gj0405-help = find out which of the two is right and remove the other
gj0407 = { $found } is not a date
gj0407-help = write year, year-month or year-month-day, such as `2024-07-08`
gj0408 = there is no confidence { $found }
gj0408-help = did you mean { $suggestion }
    .without-suggestion = write `stated_fact`, `self_reported`, `inferred` or `stated_aim`
gj0409 = there is no reason { $found } for a missing fact
gj0409-help = did you mean { $suggestion }
    .without-suggestion = write `not_collected`, `requested`, `not_held` or `refused`
gj0410 = there is no kind of profile called { $found }
    .without-found = the profile does not say of what kind it is
gj0410-help = did you mean { $suggestion }
    .without-suggestion = write `kind = "literature"`, `"synthetic"` or `"own"`
gj0411 = { $member } stands both in `has` and in `lacks`
gj0411-help = keep it in one of them; leave out what is not known
gj0412 = a fact's table has no key { $key }
gj0412-help = did you mean { $suggestion }
    .without-suggestion = the keys are `value min max part of has lacks complete source at as_of confidence note missing`
gj0413 = { $path } has no source
gj0413-help = name the source with `source` and the place with `at`; if it is not from a document, write `confidence = "self_reported"`
gj0416 = the bounds of { $path } exclude each other, or a part is larger than its whole
gj0416-help = check `min` against `max`, and `part` against `of`
gj0417 = the profile's date { $date } is before the first value of { $parameter }, { $first }
gj0417-help = the parameter counts as not known; `--set` gives it a value for a trial
gj0418 = the profile does not state { $key }
gj0418-help = add it under `[region]`; a report must say whose data it is about
gj0419 = { $detail-en }
gj0419-help = check these figures; leave them if they are right
gj0420 = profiles do not use this part of YAML: { $feature }
gj0420-help = write the values out, one profile to a file
gj0423 = the name { $name } does not tell the file's format
gj0423-help = name profiles `.toml`, `.json`, `.yaml` or `.yml`

## Plugins

gj0501 = not a plugin: { $detail } ({ $place })
    .without-place = not a plugin: { $detail }
gj0501-help = get the file again from its publisher and compare the digest; pack your own anew with `guiju plugin build`
gj0502 = the plugin lacks its section { $section }
gj0502-help = pack it anew with `guiju plugin build`
gj0503 = { $place } in the manifest: { $detail }; found { $found }
    .without-found = { $place } in the manifest: { $detail }
    .without-place = the manifest cannot be used: { $detail }
gj0503-help = did you mean { $suggestion }
    .without-suggestion = mend `plugin.toml` and pack it anew
gj0504 = the plugin { $plugin } touches the guard { $name }, which is not its own
gj0504-help = a plugin may add guards and tighten them, never replace or weaken those of others
gj0505 = { $name } is outside the names of the plugin { $plugin }
gj0505-help = begin every name the plugin defines with its id
gj0506 = the plugin asks for { $name } from outside
gj0506-help = plugins get nothing from outside; remove the import and pack it anew
gj0507 = the plugin is made for version { $found } of the interface; this program has { $supported }
gj0507-help = use the program of that version, or ask the publisher to pack it anew
gj0508 = two different plugins have the id { $plugin }
gj0508-help = keep one of them, and ask its publisher

## Files and the command line

gj0601 = there is no file or example profile { $name }
gj0601-help = did you mean { $suggestion }
    .without-suggestion = check the path; the examples are zhejiang (Zhejiang), guangdong (Guangdong), and the fictional province_a, county_b, city_c, city_c_prime, city_d, empty and ideal
gj0602 = { $name } is a directory, and a file is needed here
gj0602-help = name a file in the directory
gj0603 = { $name } may not be read or written
gj0603-help = change its permissions, or use another place
gj0604 = reading or writing { $name } failed: { $detail }
    .without-name = reading or writing failed: { $detail }
gj0604-help = check the path, the space left on the disk and the network, and try again
gj0605 = { $found } is not of the form `parameter=value`
gj0605-help = write for instance `--set run_once_target=0.95`
gj0606 = there is no { $kind } { $name }
gj0606-help = did you mean { $suggestion }
    .without-suggestion = `guiju rules` lists rules and tags, `guiju facts` facts; the report lists parameters under “Parameters used”; codes are `GJ` and four digits
gj0701 = { $subject } should be: { $expected-en }; it is: { $found-en }
gj0701-help = mend the rules if the test is right, and the test if the rules are; `guiju check` with a profile of these facts shows why

## Words

word-basis = a basis (`seed`, `example` or `design`)
word-bool = true or false
word-chinese = Chinese
word-choice = choice
word-clause = a clause
word-close-brace = a closing brace
word-close-bracket = a closing square bracket
word-close-paren = a closing parenthesis
word-code = code
word-colon = a colon
word-comma = a comma
word-date = a date
word-define = definition
word-effect = effect
word-end = the end
word-english = English
word-enum = a member
word-equals = an equals sign
word-evidence = a strength of evidence (`A`, `B` or `C`)
word-expression = an expression
word-fact = fact
word-facts = facts item
word-format = a format
word-guard = guard
word-hold-kind = what is held (`rules`, `tags`, `models`, `plugins` or `effects`)
word-index = index
word-innovation = innovation
word-int = a whole number
word-item = an item
word-level = level
word-list = a list
word-literal = a plain value
word-member = member
word-model = model
word-name = a name
word-null = nothing
word-number = a number
word-rule-number = number
word-of = `of`
word-open-brace = an opening brace
word-operator = an operator
word-param = parameter
word-plugin = plugin
word-range = a range
word-ratio = a ratio from 0 to 1
word-record = a record
word-rule = rule
word-ruleset = ruleset
word-select = how many are chosen (`one` or `several`)
word-semicolon = a semicolon
word-set = a set
word-severity = a severity (`critical`, `high`, `medium` or `low`)
word-source = source
word-source-kind = a kind of source (`law`, `policy`, `standard` or `paper`)
word-string = a text in quotes
word-table = a table
word-tag = tag
word-taxonomy = taxonomy
word-test = test
word-text = a text
word-text-pair = a text in both languages
word-type = a type
word-unit = unit
word-variant = variant
word-verdict = an outcome (`met`, `unmet`, `not_applicable`, `unknown` or `error`)
word-when = `when`
word-no-folder = its folder does not exist
word-standard-output = standard output
word-disk-full = the disk is full
word-nothing = nothing
word-value-date = a date
word-value-list = a list
word-value-number = a number
word-value-table = a table
word-value-text = a text
word-value-truth = true or false
word-whole-file = the whole file
word-whole-manifest = the whole
word-file-carries-code = it carries code, which this version does not run
word-file-control-character = it holds control characters
word-file-core-module = it is a WebAssembly module, not a component
word-file-fuel = it computes more than is allowed when it starts
word-file-malformed = it is cut short or damaged at this byte
word-file-memory = it needs more memory than is allowed
word-file-no-sections = it is a WebAssembly component, but holds no plugin
word-file-not-utf8 = a section is not UTF-8
word-file-not-wasm = it is not WebAssembly
word-file-refused = the engine refuses it
word-file-repeated-section = a section is there twice
word-file-table = it needs larger tables than are allowed
word-file-trapped = it failed when it was started
word-file-unknown-section = it has a section nobody knows
word-manifest-bad-id = an id is lower-case words with dots between them
word-manifest-bad-name = a name is a lower-case word
word-manifest-bad-strength = a strength is A, B or C
word-manifest-bad-version = a version is three numbers, such as 1.0.0
word-manifest-control-character = it must not hold control characters or marks that turn the direction of text
word-manifest-empty = it must not be empty
word-manifest-missing = it has to be there
word-manifest-missing-document = a check against higher law needs its document
word-manifest-needs-list = it should be a list
word-manifest-needs-table = it should be a table
word-manifest-needs-text = it should be a text
word-manifest-needs-truth = it should be true or false
word-manifest-repeated = it is there twice
word-manifest-syntax = it is not well-formed
word-manifest-too-long = it is too long
word-manifest-unknown-field = manifests have no such field

## Types

type-bool = true or false
type-int = a whole number
type-uint = an unsigned whole number
type-double = a decimal number
type-string = a text
type-bytes = bytes
type-timestamp = a date or time
type-duration = a duration
type-null = null
type-list = a list
type-ratio = a ratio from 0 to 1
type-record = a record
type-map = a map

## Labels

label-first-defined = defined first here
label-first-given = given first here
label-held-rule = the advice of this rule is held
label-in-test = in this test
