### The words of reports, as docs/language.md and the design give them.

## Joining

list-or = { $rest } or { $last }
list-and = { $rest } and { $last }
comma = ,{" "}
semicolon = ;{" "}
and-more = { $list } ({ $count } in all)
in-brackets = {" "}({ $text })
quoted = “{ $text }”
number-title = { $number } { $title }
with-id = { $title } ({ $id })

## Expressions one a line

eval-failed = the expression has no value: { $reason }
eval-not-utf8 = the line is not UTF-8 text
eval-line-too-long = the line is longer than 16 MiB

## Outcomes, severities, bases

outcome-met = met
outcome-unmet = gap
outcome-unknown = not known
outcome-not-applicable = not applicable
outcome-error = not evaluated

severity-critical = critical
severity-high = high
severity-medium = medium
severity-low = low

basis-seed = source
basis-example = example
basis-design = our design
basis-long-seed = source: what the cited paper calls for, not an official requirement
basis-official = source: what the cited document requires
basis-elsewhere = source: what a document of the place of origin requires, not binding here
basis-long-example = example: one place's practice or figure, for reference and not as an order
basis-long-design = our design: set by this ruleset, not an official requirement
basis-weakest = { $own }; the parameter “{ $names }” it uses is { $weak }
    .without-names = { $own }; a parameter it uses is { $weak }
basis-weak-example = an example from one place
basis-weak-design = our design

given-ruleset = ruleset
given-level = ruleset, for this level
given-local = this place
given-setting = this run

band-first = consider first
band-possible = worth considering
band-cannot-tell = cannot tell
band-precluded = conditions not met

hold-awaiting-condition = awaiting condition
hold-awaiting-verification = awaiting verification


## Facts and where they come from

fact-value = { $label }: { $value } ({ $known })
    .without-known = { $label }: { $value }
fact-missing = { $label }: not known ({ $why })
    .without-why = { $label }: not known
fact-note = { $label }: { $note }
traced-fact = { $label } ({ $path }): { $value } ({ $known })
    .without-known = { $label } ({ $path }): { $value }
traced-fact-missing = { $label } ({ $path }): not known ({ $why })
    .without-why = { $label } ({ $path }): not known

missing-not-collected = not collected yet
missing-requested = asked for
missing-not-held = not held
missing-refused = refused
missing-too-weak = the evidence is too weak to count

evidence-stated-fact = stated in the literature
evidence-self-reported = self-reported
evidence-inferred = inferred
evidence-stated-aim = stated as an aim
evidence-cited = { $evidence } at second hand
evidence-inherited = from the profile of { $region } ({ $evidence })
undated = undated

place = [{ $number }] “{ $title }”, { $places }
    .without-places = [{ $number }] “{ $title }”
place-document = [{ $number }] “{ $title }” ({ $document }), { $places }
    .without-places = [{ $number }] “{ $title }” ({ $document })
place-short = [{ $number }] { $places }
    .without-places = [{ $number }]
place-unlisted = { $source } { $places }
    .without-places = { $source }
locator-abstract = abstract
locator-paragraph = § { $section } para. { $paragraph }
locator-article = article { $article }
locator-section = § { $section }
locator-table = table { $number }
locator-figure = figure { $number }

argument = [{ $state }] { $text } (data needed: { $missing })
    .without-missing = [{ $state }] { $text }
argument-true = applies here
argument-false = does not apply here
argument-unknown = not known
argument-error = not evaluated
condition-true = met
condition-false = not met
condition-unknown = not known
condition-error = not evaluated

## The head

report-title = Digital-government reform assessment: { $name }
report-line = { $level }; { $date }
report-level-unknown = level not stated
report-date = data of { $date }
report-date-literature = material of { $date }, as explained under “About the data”
report-date-unknown = date of the data not stated
report-only = This report covers only the rules tagged { $tags }.
profile-literature = Profile from the literature: compiled from published papers. It is not { $name }'s own data; check with the region before relying on it.
profile-synthetic = Synthetic profile: the data is invented for demonstration and describes no real region.
profile-own = Own profile: stated by its author to be the place's data; not verified.
running-literature = Literature profile
running-synthetic = Synthetic profile
running-own = Local profile
running-trial = TRIAL
profile-note = About the data: { $note }
profile-doubt = To be checked: { $doubt }
profile-undated = None of the data carries a date of its own; all of it counts as undated, which is not repeated below.
rests-on-papers =
    What the rules rest on: { $count ->
        [one] one academic paper
       *[other] { $count } academic papers
    }. They are not a policy document and not an appraisal standard.
rests-on-official = What the rules rest on: { $official }, cited as policy basis.
rests-on-nothing = What the rules rest on: no cited document. They are not a policy document and not an appraisal standard.
rests-on-parts = What the rules rest on: { $parts }. None of this is a policy document or an appraisal standard.
rests-on-parts-others = What the rules rest on: { $parts }. A rule that cites no policy basis is neither a policy requirement nor an appraisal standard.
rules-on-official =
    { $rules ->
        [one] one rule has { $official } as its policy basis
       *[other] { $rules } rules have { $official } as their policy basis
    }
rules-on-papers =
    { $rules ->
        [one] one rule rests on { $papers }
       *[other] { $rules } rules rest on { $papers }
    }
rules-on-elsewhere = { $rules } on documents of the place of origin, which do not bind here
rules-on-nothing =
    { $rules ->
        [one] one cites no source and is its author's own
       *[other] { $rules } cite no source and are their author's own
    }
sources-laws =
    { $count ->
        [one] one law
       *[other] { $count } laws
    }
sources-policies =
    { $count ->
        [one] one policy document
       *[other] { $count } policy documents
    }
sources-standards =
    { $count ->
        [one] one standard
       *[other] { $count } standards
    }
sources-papers =
    { $count ->
        [one] one academic paper
       *[other] { $count } academic papers
    }
local-file = Settings of this place: { $file } ({ $digest })
local-file-sets = Settings of this place: { $file } ({ $digest }). They set these parameters of the base rules, which safeguards do not read:
local-setting = { $title } ({ $name }): { $value } here, otherwise { $before }
local-setting-first = { $title } ({ $name }): { $value } here; the plugin leaves it blank
local-unset = { $title }: not yet filled in
local-as-given = { $title }: as the plugin gives it, { $value }
trial = TRIAL: the parameters below were set for this run only. What follows is for trial only.
trial-setting = { $title } ({ $name }): set to { $value }, otherwise { $before }

## Summary

summary = Summary
summary-headline = Checked against { $rules } rules: { $met } met, { $unmet ->
        [one] one gap
       *[other] { $unmet } gaps
    }, { $unknown } not known, { $na } not applicable.
summary-errors = {" "}{ $count } could not be evaluated.
summary-silence = {" "}“Not known” means only that the data cannot tell; it never means that nothing has been done.
summary-critical = Check first: running without its safeguard ({ $count })
summary-not-shown = Find out: running, and the data does not show the safeguard ({ $count })
not-shown-names = { $names }. Check first whether each safeguard already stands; see “Safeguards of practices that already run”. What the data does not show is not a violation.
critical-point = the practice runs and its safeguard is not in place yet. { $first }
summary-failed = Not evaluated ({ $count })
failed-names = { $names }. That is no gap; why, and what to do first, stands with each rule.
error-first = check the values of the facts concerned first; if they are right, tell the plugin's publisher ({ $author }) of this rule and of why it failed
    .without-author = check the values of the facts concerned first; if they are right, tell whoever wrote the rule that it failed and why
summary-advised = What can be done now ({ $count })
advised-none = No gap was found that can be acted on directly.
advised-none-held = Every gap found waits for a safeguard; see below.
action-head = { $name }:
action-head-severity = { $name } [{ $severity }]:
advice-verify = {" "}(This rests on data { $kinds }: verify it first.)
advised-more = { $count } more stand under “Gaps” below.
summary-held = What waits for a safeguard ({ $count ->
        [one] one safeguard
       *[other] { $count } safeguards
    }; { $rules ->
        [one] advice of one rule held
       *[other] advice of { $rules } rules held
    })
    .without-rules = What waits for a safeguard ({ $count ->
        [one] one safeguard
       *[other] { $count } safeguards
    })
held-point = the advice of { $rules } is held. First: { $first }
held-besides = Waiting as well: { $kinds }; see “What waits for which safeguard”.
held-only = { $kinds } waiting for a safeguard; see “What waits for which safeguard”.
held-models =
    { $count ->
        [one] one model
       *[other] { $count } models
    }
held-plugins =
    { $count ->
        [one] one innovation
       *[other] { $count } innovations
    }
summary-unknown =
    What cannot be told yet ({ $count ->
        [one] one rule
       *[other] { $count } rules
    })
requests-intro =
    { $count ->
        [one] This piece of data would tell most:
       *[other] These { $count } pieces of data would tell most:
    }
request = { $what }.
request-definition = Counted as: { $definition }
request-decides = once known, decides { $rules }
request-helps = helps to decide { $rules }
request-guards = shows whether safeguard { $rules } stands
request-guards-also = and shows whether safeguard { $rules } stands
request-state = { $state } so far
requests-more =
    { $count ->
        [one] One more piece of data is needed.
       *[other] { $count } more pieces of data are needed.
    }
requests-elsewhere = All of them stand under “Data to collect” in the full report: add --full, or ask for a page (--format html) or Markdown.
summary-counts = Counts
counts-tag = Group
counts-taxonomy = { $title }
counts-row = {"  "}{ $title }
counts-total = All rules
counts-uncovered = { $taxonomy }: this ruleset has no rules yet on { $titles }.
counts-note = A rule may belong to several groups, so the groups do not add up to the total. Counts are never turned into a percentage, a score or a rank.

## Finer words

score = Counts by finer word
score-intro = How many rules of each finer word of the forces, mechanisms and insights came to what. The place in the sources stands behind its name; which rule belongs to which is this ruleset's sorting.
score-part = { $title }: the finer words
score-row = {"  "}{ $title } ({ $source })
    .without-source = {"  "}{ $title }
score-rules = rules
score-uncovered = No rule yet: { $titles }.

## Gaps

gaps = Gaps ({ $count })
gaps-critical = Severity: critical ({ $count })
gaps-high = Severity: high ({ $count })
gaps-medium = Severity: medium ({ $count })
gaps-low = Severity: low ({ $count })
errors = Not evaluated ({ $count })
label-why = found
label-applies = where
label-expression = expression
label-distance = distance
label-basis = basis
label-advice = advice
label-advice-held = advice (held)
label-held = held
label-verify = verify
label-note = note
label-source = source
label-first = first
distance = { $label }: { $text }
facts-more =
    { $count ->
        [one] and one more fact; see “Facts used and where they come from”
       *[other] and { $count } more facts; see “Facts used and where they come from”
    }
held-condition = awaiting condition: “{ $guard }” must stand first. { $first }
held-verification = awaiting verification: the data does not show whether “{ $guard }” stands yet. { $first }
first-check = Check whether this safeguard already stands; only where it does not, the following is due. { $first }
held-brief = { $guards } must stand, or be shown to stand, first; see “What waits for which safeguard”
verify-kind = { $evidence } ({ $time })
verify = this gap rests on data { $kinds }; verify it against current data before acting on it

## Safeguards

held = What waits for which safeguard
held-intro = The advice, models and innovations below are held until the safeguard stands. Practices that already run stand in the next section; the same safeguard may appear in both.
held-in-use = For a model already in use here, held means: sign nothing new, renew nothing and extend nothing. It does not mean to stop.
held-ids = The names in brackets behind models and innovations are their ids; register them under these.
held-head = { $name } ({ $status })
label-waiting-rules = advice held
label-waiting-models = models held
label-waiting-plugins = innovations held
guards = Safeguards of practices that already run
guards-critical = Safeguard not in place ({ $count }, critical)
guards-not-shown = Safeguard not shown by the data ({ $count }, not a violation)
guards-in-place = Safeguards that stand: { $names }.
guards-idle = Not concerned (the practice does not run and nothing waits): { $names }.
guards-only-new = Bind only what is newly advised, chosen or adopted, and nothing waits for them at present: { $names }.
guards-open = Not known whether the practice runs: { $names }.

## Choices

choices = Choosing a model
choices-intro = Models stand in bands by local conditions, without rank or score. Each condition says whether it is met, each reason whether it applies here.
choice-head = { $title } ({ $mode })
choice-one = choose one
choice-several = several can go together
choice-order = As far as the data goes, { $first } stands in front and { $second } behind it. The order is a start for deliberation, not a conclusion.
    .without-second = As far as the data goes, only { $first } can be considered. This is a start for deliberation, not a conclusion.
choice-changes = These are not known yet, and could change the order:
choice-changes-more =
    { $count ->
        [one] One more question is open.
       *[other] { $count } more questions are open.
    }
choice-change = { $text } ({ $role }, { $model }): { $sides }. Data to collect: { $facts }.
choice-if-true = if so, { $effects }
choice-if-false = if not, { $effects }
choice-considered = { $model } can be considered
choice-precluded = { $model } lacks a precondition
choice-first = { $model } stands in front
choice-no-longer-first = { $model } is no longer sure to stand in front
choice-before = { $model } comes before { $other }
choice-missing-any = { $model } lacks a precondition if { $count ->
        [one] this
       *[other] any of these
    } turns out not to hold: { $texts }. Data to collect: { $facts }.
role-require = precondition
role-favour = a reason for
role-caution = a reason against
model-head = [{ $band }; { $status }] { $title }
    .without-status = [{ $band }] { $title }
label-requires = needs
label-favours = for
label-cautions = against

## Innovations and local versions

local = Innovations and local versions of rules
local-intro = What follows stands beside the base rules and is not part of the counts above.
plugin-head = { $title } ({ $id } { $version })
label-origin = origin
plugin-head-alias = { $title } ({ $id } { $version }, called { $alias } here)
label-derived-from = made from
plugin-ancestor = { $id } { $version }
plugin-ancestor-withdrawn = { $id } { $version }, which was withdrawn: { $reason }
plugin-origin = { $origin }; { $confirmed }
plugin-origin-publisher = drawn up by { $publisher } itself
plugin-adopted = by { $region }, from { $source }, { $signed }
plugin-signed = signed by { $names }
plugin-unsigned = unsigned
plugin-not-adopted = not adopted; loaded for this run only
fit-none = no record in the profile
fit-record = { $record }; { $status }
fit-current = of this file, and in force
fit-lapsed = lapsed: it is of another file
fit-pending = not assessed yet
fit-incomplete = incomplete; missing: { $missing }
fit-adapting = the changes have not been made yet; it can be adopted once they are made and recorded
fit-declined = this place has decided not to adopt it
fit-pending-decided = not assessed yet; the decision entered (“{ $decision }”) has no force
law-current = of this file, and in force
law-conflicting = the competent body has to be asked for authority first
law-lapsed = lapsed: it is of another file
law-incomplete = incomplete; missing: { $missing }
law-claimed = its publisher claims to have checked it: { $document }; not checked by this place
conflicts = { $count ->
        [one] Several local versions claim one rule. All stand below; which of them this place goes by is for it to decide.
       *[other] Several local versions claim the same rule, for { $count } rules. All stand below; which of them this place goes by is for it to decide.
    }
conflict-head = { $rule }: { $count } local versions
conflict-claim = { $outcome }; { $require }; { $source }
conflict-plugin = { $plugin }, { $origin }, published by { $publisher }
conflict-own = a rule file of one's own
plugin-confirmed = confirmed by its place of origin
plugin-not-confirmed = not confirmed by its place of origin
label-publisher = publisher
label-evidence = evidence
plugin-evidence-a = A: a fact with a number
plugin-evidence-b = B: a named local practice
plugin-evidence-c = C: a mention only
label-needs = needs
label-adopted = adopted
label-fit = fit assessed
label-local-parameter = local parameter
label-withdrawn = withdrawn
label-localise = to be set locally
label-digest = digest
label-base = base rule
local-head = { $name } [{ $outcome }]
local-base = { $name }: { $outcome }

## Lists

unknown = Not known ({ $count })
unknown-intro = The data cannot tell these rules. They do not count as gaps.
unknown-point = { $name }; data needed: { $missing }
met = Met ({ $count })
not-applicable-point = { $name } ({ $why })
not-applicable = Not applicable ({ $count })

## The ledger

ledger = Ledger
ledger-note = How to fill it in: the shaded columns are for the unit in charge and for whoever reviews. The gaps follow from rules and data; check them before acting.
ledger-count = No.
ledger-number = number
ledger-subject = subject
ledger-finding = finding
ledger-basis = basis
ledger-advice = recommendation
ledger-held = safeguards that come first
ledger-unit = unit in charge
ledger-deadline = deadline
ledger-review = review
ledger-running = The practice runs and its safeguard is not in place.
ledger-line = { $label }: { $text }

## Parameters, sources, statement

parameters = Parameters used
parameters-intro = Every parameter can be set for one run, as a trial; every page of such a report says so.
parameter-title = parameter
parameter-name = { $title } ({ $name })
parameter-value = value
parameter-basis = basis
parameter-given = from
parameter-used = used by rules
data = Parameters and data
data-elsewhere = The tables { $tables } stand in the full report: add --full, or ask for a page (--format html) or Markdown.
requests-table = Data to collect
request-path = path
request-rules = helps to decide
request-guard = safeguards
request-missing = so far
request-counted = counted as
provenance = Facts used and where they come from
fact-label = fact
fact-value-column = value
fact-evidence = evidence
fact-time = time
fact-source = source
fact-remark = note
foot = Rules and sources
ruleset-point = { $title } ({ $name } { $version })
foot-rulesets = Rulesets: { $list }.
foot-sources = Sources:
foot-source = [{ $kind }] { $citation }
    .without-citation = [{ $kind }] { $title }
foot-source-note = {" "}Note: { $note }
source-law = law
source-policy = policy document
source-standard = standard
source-paper = academic paper
source-elsewhere = cited by a plugin from its place of origin; unless national, not binding here
source-own = the profile's own source
digests = Versions and digests of profile, rulesets and plugins
contents = Contents
digest-profile = profile: { $name }
digest-profiles = profile: { $name }, with those it takes facts from
digest-file = file of the profile: { $name }
digest-title = title
digest-name = name
digest-version = version
digest-value = digest
foot-digest = Digest of the profile's file: { $digest }
foot-digests = Digest of the profile's file and those it takes facts from: { $digest }
foot-statement = { $rests } This report follows from the rules and serves as a working reference; it does not replace the judgement of the competent authority.

## Lists of rules and traces

rules-head =
    { $count ->
        [one] One rule
       *[other] { $count } rules
    }
rules-none = No rule matches.
facts-head =
    { $count ->
        [one] One fact. Its path is how a profile states it
       *[other] { $count } facts. Their paths are how a profile states them
    }: below [service], for instance, run_once_ratio = 0.92.
facts-none = No fact matches.
label-path = path
label-type = type
label-values = values
label-definition = counted as
type-with-unit = { $type }, in { $unit }
value-name = { $id } ({ $label })
rule-plugin = plugin { $plugin }
tag-with-name = { $title } ({ $name })
label-name = name
label-tags = tags
label-severity = severity
label-when = when
label-require = require
label-plugin = from
explain-title = { $profile }: { $name }
explain-outcome = Outcome: { $outcome }
explain-severity = Severity: { $severity } (raised or lowered from “{ $base }” by a condition of the rule)
    .without-base = Severity: { $severity }
explain-when = When it applies
explain-require = What it requires
explain-step = { $expression } → { $value }
explain-step-of-item = for “{ $item }”: { $expression } → { $value }
explain-left-out = { $count ->
        [one] one more step
       *[other] { $count } more steps
    } not shown
explain-deciding = Data that would decide
deciding-met = met depends on { $sets }
deciding-unmet = a gap depends on { $sets }
deciding-not-applicable = not applicable depends on { $sets }
deciding-together = ({ $facts })
deciding-incomplete = More than twelve facts are missing; these are not all combinations.
explain-parameter = { $title } ({ $name }): { $value } (parameter)
explain-decisive = decides
label-guard-running = practice
running-true = runs
running-false = does not run
running-unknown = not known whether it runs
running-none = this safeguard binds only what is newly advised, chosen or adopted
running-error = not evaluated
label-safeguard = safeguard
safeguard-true = stands
safeguard-false = not in place
safeguard-unknown = not shown by the data
safeguard-error = not evaluated
label-holds = holds
status-in-place = the safeguard stands
status-idle = not concerned
status-holding = something waits for this safeguard
status-not-shown = the practice runs and the data does not show the safeguard (not a violation)
status-critical = the practice runs and its safeguard is not in place (critical)

## Plugins

built = wrote { $path } ({ $id } { $version }, { $size } bytes)
plugin-begun = began the plugin { $id } in { $path }; read its README.md first
plugin-begun-with-code = began the plugin { $id } in { $path }; read its README.md first, then build the code with sh code/build
image-saved = wrote { $path } ({ $id } { $version }, plugin { $digest })
image-signed = signed { $path }
push-list = What leaves for { $name }
push-part = part of { $size } bytes
push-question = Send this to { $name }? [y/N] 
pushed = sent { $name } (image { $digest })
pulled = wrote { $path }, unchecked but for its digests; `guiju plugin verify` tells who signed it
label-rules-text = text of the rules
label-implementation-text = text on carrying it out
key-made = wrote { $private }, { $state }, to be kept to oneself, and { $public }, to be given to whoever is to trust it
key-encrypted = encrypted with the password
key-open = not encrypted
password-question = Password of the private key: 
new-password-question = Password for the new key (empty for none): 
password-again-question = The same again: 
origin-verifiable = origin verifiable, content unchanged; signed by { $names }
origin-unsigned = unsigned: who it is from cannot be verified
plugin-added = adopted { $id } { $version } as { $alias } ({ $digest })
plugins-unchanged = { $count ->
        [0] nothing is adopted here
        [one] the one adopted plugin is unchanged
       *[other] all { $count } adopted plugins are unchanged
    }
label-id = id
label-version = version
label-title = title
label-summary = summary
label-licence = licence
label-contact = contact
label-statement = statement
label-higher-law = higher law
higher-law-checked = checked: { $document }
    .without-document = checked
higher-law-unchecked = not checked
label-effects = effects
effect-yes = { $name }: brings about
effect-no = { $name }: does not
effect-open = { $name }: not stated, so treated as brought about
size-bytes = { $size } bytes
label-size = size
label-implementation = how to carry it out
implementation-yes = included
implementation-no = not included
label-attachment = attachment
attachment = { $name } ({ $size } bytes)
unpacked =
    unpacked { $id } { $version } into { $path }
    A plugin made of it gets an id and a version of its own, and says in plugin.toml, before the first table, where it comes from:
    derived_from = [{"{"} id = "{ $id }", version = "{ $version }", digest = "{ $digest }" {"}"}]

## What a plugin is looked at for

conformance-title = { $id } { $version }: is it fit to be shared?
conformance-holds = holds: { $what }
conformance-fails = fails: { $what }
conformance-open = to note: { $what }
conformance-tests = it has tests, and they hold
conformance-coverage = the tests cover all rules
conformance-errors = no rule comes to an error on the example profiles
conformance-repeatable = the same again, and in another order
conformance-base = findings, counts and safeguards of the shipped rules are left as they are
conformance-innovation = it says which rules it answers and what it needs (an innovation)
conformance-evidence = the sources of its evidence are declared
conformance-effects = every effect is answered; one left open counts as had
conformance-denied = plugin.toml denies no effect that the rules declare; one that it denies counts as had
conformance-languages = what it says about itself is in Chinese and in English
conformance-implementation = the implementation file has steps, conditions, legal basis, cost and what is known to fail, in both languages
conformance-placeholders = nothing is still to be written
conformance-passed = It passes. Whether it suits a place is for that place to assess.
conformance-failed =
    { $count ->
        [one] It does not pass: one point fails.
       *[other] It does not pass: { $count } points fail.
    }

## Tests of rules

tests-none = There are no tests.
tests-passed =
    { $tests ->
        [one] One test
       *[other] { $tests } tests
    } with { $expectations ->
        [one] one expectation: it holds.
       *[other] { $expectations } expectations: all hold.
    }
tests-failed =
    { $tests ->
        [one] One test
       *[other] { $tests } tests
    } with { $expectations ->
        [one] one expectation
       *[other] { $expectations } expectations
    }: { $failures ->
        [one] one does not hold.
       *[other] { $failures } do not hold.
    }
state-advised = a gap whose advice waits for nothing
state-held = waits for { $guards }
state-held-by-none = waits for no safeguard
state-recommends = advice with the words “{ $words }”
state-recommendation = the advice “{ $text }”
state-order = the order { $models }
state-level = level { $level }
state-level-between = level { $min } to { $max }
state-level-unknown = no level that can be told
coverage-complete = Coverage: all { $points } points are covered.
coverage-missing = Coverage: of { $points } points, the following { $missing } are covered by no test.
coverage-define = definition { $name }
point-outcome = no test shows the outcome “{ $outcome }”
point-part-false = no test in which { $expression } alone makes an “and” false
point-part-true = no test in which { $expression } alone makes an “or” true
point-running = no test in which the practice runs
point-not-running = no test in which the practice does not run
point-held = no test in which the safeguard is absent or not shown
point-stood = no test in which the safeguard stands
point-precluded = no test in which this condition is not met: { $reason }
point-argument = no test in which this reason applies: { $reason }
lint-clean =
    { $count ->
        [one] The file is in order.
       *[other] All { $count } files are in order.
    }

## Indexes

index = { $title }: the levels
index-graded = { $graded } of { $indicators } indicators are graded. A factor's level is the mean of its indicators' grades, an element's the mean of { $mean }, both rounded down.
index-mean-factors = its factors' levels
index-mean-indicators = its indicators' grades
index-nothing = No indicator is graded, so there are no levels to tell.
index-elements = Levels of the { $count } elements
index-factors = Levels of the { $count } factors
index-level = { $level } ({ $name })
index-between = { $least } to { $most }
index-least = { $name } (at least)
index-most = { $name } (at most)
index-legend = From the centre outward: { $scale }.
index-legend-open = {" "}The solid line is what is reached at least, the dashed line what may be reached once the missing grades are there.
index-bars = The levels from the lowest: { $scale }.
index-bars-open = {" "}█ is what is reached at least, ▒ what may be reached once the missing grades are there.
index-no-ranking = They stand side by side for comparison, which is no ranking; what the grades rest on and their dates may differ.
index-steps =
    { $count ->
        [one] The factor that is lowest and nearest to its next level:
       *[other] The { $count } factors that are lowest and nearest to their next level:
    }
index-weak = { $level }, weak
index-step =
    raising the grades of { $names } by { $points ->
        [one] one level
       *[other] { $points } levels in all
    } would bring it to { $next }.
index-blocking = In the way: “{ $label }”, now at { $grade }. Its next grade takes: { $next }
    .without-next = In the way: “{ $label }”, now at { $grade }.
index-factors-table = Levels of elements and factors
index-indicators-table = Grades of indicators
index-factor = element and factor
index-level-column = level
index-graded-column = graded
index-sum = sum of grades
index-lost = lost to rounding
index-to-next = to the next level
index-indicator = indicator
index-grade = grade
index-known = evidence
index-next = what the next grade takes
index-note = About the index: { $note }
index-source = Source: { $source }

## Published results

published = Results published by others
published-intro = Others have published these; they are quoted for information. No rule reads them, and no rank or index serves as a pass mark. Methods and orders differ, so they stand side by side and are never averaged.
published-none = The profile quotes no results published by others.
published-title = publication
published-by = publisher
published-year = year
published-result = result

## The page

html-contents = Contents
html-more = More
html-folded = { $caption } ({ $count } { $count ->
    [one] row
   *[other] rows
})

profile-new-head = A profile to be filled in. To state a fact, take the # off its line and put your own value there; leave alone what is not known.
profile-new-fact = { $label } ({ $type })
profile-new-choice = { $label } ({ $type }: { $members })

form-written = wrote { $path } ({ $department }, { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
})
form-nothing = There is nothing to collect. With --all, forms ask for every fact.
collect-form = { $name } ({ $department }): { $stated } stated, { $reasons } with a reason, { $unusable } with a mistake, { $open } left open
collect-uncounted = Files left out: { $names }
collect-none = The folder holds no form that could be merged.
collect-changed = { $count ->
    [one] 1 fact has a new value
   *[other] { $count } facts have a new value
}: { $facts }
collect-unchanged = No fact has a new value.
collect-kept = A department has no value or does not know, but the profile has one, which stays: { $facts }
request-from = to be asked of { $department }
request-department = Responsible unit
