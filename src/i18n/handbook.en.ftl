## Handbook of the rules

handbook-title = Handbook of the rules
handbook-holds = This handbook holds { $rules } rules and { $guards } safeguards, the models to choose from, every parameter and the sources that are cited.
handbook-reading = Each requirement is told in words and then as the expression in the rule file; should the two differ, the expression counts. Names in quotes are facts of a profile, and "is yes" means that the fact is stated as yes. In recommendations, square brackets show what an assessment fills in.
handbook-group =
    { $count ->
        [one] One rule, from the ruleset { $name } { $version }.
       *[other] { $count } rules, from the ruleset { $name } { $version }.
    }
handbook-everywhere = every region
handbook-severity = { $severity } where { $when }
handbook-when-formal = when (expression)
handbook-require-formal = require (expression)
handbook-parameter = { $name }: { $values }; basis: { $basis }
handbook-waits = waits for
handbook-no-effects = none
handbook-guards = Safeguards
handbook-guards-intro = Until a safeguard stands, everything listed under it is held, and likewise where the data does not show whether it stands. A practice that runs without its safeguard is a critical finding.
handbook-running = counts as running
handbook-running-formal = running (expression)
handbook-held-tags = tags held
handbook-held-effects = effects held
handbook-all = all
handbook-models-intro = Each model is given with its preconditions, what favours it and what speaks against it. An assessment says which of these apply in a place; it does not decide.
handbook-argument = { $text }. Judged by: { $condition }
handbook-definitions = Definitions
handbook-term = name
handbook-meaning = meaning
handbook-parameters = Parameters
handbook-sources = Sources
handbook-index = Index: { $title }
handbook-level = { $level } { $name }
handbook-scale = The index { $name } has five levels: { $levels }.
handbook-mean-factors = The level of an element is the mean of its factors' levels, rounded down.{" "}
handbook-mean-indicators = The level of an element is the mean of all its indicators' grades, rounded down.{" "}
handbook-mean-when = Where { $when }: { $mean }
handbook-weak = A factor below { $line } is weak.
handbook-element = Element: { $title }
handbook-factor-when = { $indicators } (only where { $when })
handbook-index-grounds = Remarks and sources
handbook-rubrics = What each grade takes
handbook-rubrics-intro = Facts that are graded take their grade by these descriptions; between two grades the lower one counts.
handbook-grade = level { $level }

## Coverage of the papers

coverage-title = What the two papers hold, and where it stands
coverage-counts = { $items } named things, { $encoded } of them encoded; { $places } places in the papers, { $cited } of them accounted for; { $open } open points.
coverage-reading = "Stands in" says where in the rules, facts, safeguards, models and so on each thing is found. What is kept as background only says so.
coverage-items = Named things
coverage-places = Places in the papers
coverage-open = Open points
coverage-features = Features of reports
coverage-number = number
coverage-numbers = things
coverage-what = what
coverage-stands = stands in
coverage-cited = cited by
coverage-handled = how it is dealt with
coverage-state = state
coverage-there = there
coverage-not-yet = not yet
coverage-lead-in = a lead-in that holds nothing of its own
coverage-pointer = { $kind }: { $title }

pointer-rule = rule
pointer-guard = safeguard
pointer-fact = fact
pointer-model = model
pointer-choice = choice
pointer-parameter = parameter
pointer-index = index
pointer-tag = tag
pointer-source = source
pointer-profile = example profile
pointer-report = feature of reports
pointer-document = document
pointer-plugin = plugin
