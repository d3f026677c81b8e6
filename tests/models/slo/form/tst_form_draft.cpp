#include "slo/form/form_draft.h"

#include "models/slo/form/random_fields.h"
#include "models/workspace/error_lines.h"
#include "slo/form/form_subject.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using form::Field;
using form::Saving;

namespace {

constexpr UtcMs kNow = utcMs(1'790'000'040'000); // 2026-09-21T14:14:00Z

const std::string kFile =
    "# ours\n"
    "SLO:\n"
    "  name: checkout\n"
    "  source: prom\n"
    "  indicator:\n"
    "    type: prometheus\n"
    "    bad: errors_total\n"
    "    total: requests_total\n"
    "  objective: 99%\n"
    "  alerts:\n"
    "    - {severity: page, factor: 14.4, long: 1h, short: 5m}   # ours\n"
    "---\n"
    "SLO: {name: other, source: prom, indicator: {type: gauge, metric: up, op: gte, value: 1}, objective: 99%}\n";

std::vector<ConfigNode> documentsIn(const std::string& text)
{
    return readYamlDocuments(text, u"slos.yaml"_s).valueOr({});
}

/// A form opened on the SLO of the file, beside further documents.
form::Input opened(Saving saving, const std::string& more = {}, const std::string& file = kFile)
{
    std::vector<ConfigNode> documents = documentsIn(file);
    const ConfigNode edited = documents.front();
    std::vector<ConfigNode> all = documents;
    documents.erase(documents.begin());
    for (const ConfigNode& one : readYamlDocuments(more, u"more.yaml"_s).valueOr({})) {
        documents.push_back(one);
        all.push_back(one);
    }
    Errors errors;
    const SloConfig config = SloConfig::parse(all, kSources, errors);
    if (!errors.empty())
        qFatal("%s", qPrintable(textOf(errors)));
    auto subject = form::subjectOf(edited, u"slos.yaml"_s, file, config, kNow);
    if (!subject)
        qFatal("%s", qPrintable(toText(subject.error())));
    return {.saving = saving,
            .fields = subject->fields,
            .around = std::make_shared<const form::Surroundings>(form::Surroundings{.sources = kSources, .documents = documents}),
            .subject = std::make_shared<const form::Subject>(*subject)};
}

form::Input begun()
{
    form::Input input{.fields = form::fieldsOf(documentsIn(kFile).front()).valueOr({}),
                      .around = std::make_shared<const form::Surroundings>(
                          form::Surroundings{.sources = kSources, .documents = documentsIn(kFile)})};
    input.fields.set(Field::Name, "fresh");
    return input;
}

QString wordsOf(const form::Draft& draft)
{
    Errors errors;
    for (const form::Mistake& mistake : draft.mistakes)
        errors.push_back(mistake.error);
    return textOf(errors);
}

} // namespace

class TstFormDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewOneIsReadAsItWillBe()
    {
        const form::Draft draft = form::drafted(begun(), kNow);
        QVERIFY2(draft.canBeSaved(), qPrintable(wordsOf(draft)));
        QCOMPARE(draft.slo->name, std::string("fresh"));
        QCOMPARE(draft.slo->objective, (Objective{990'000'000, 0}));
        QVERIFY(draft.shown.starts_with("SLO:\n  name: fresh\n"));
    }

    void aNameThatIsTakenIsAMistakeOfTheName()
    {
        form::Input input = begun();
        input.fields.set(Field::Name, "other");
        const form::Draft draft = form::drafted(input, kNow);
        QCOMPARE(draft.mistakes.size(), 1U);
        QCOMPARE(draft.mistakes[0].field, std::optional(Field::Name));
        QVERIFY(!draft.slo);
        QVERIFY(!draft.canBeSaved());
    }

    void mistakesOfOthersAreNotTold()
    {
        form::Input input = begun();
        input.around = std::make_shared<const form::Surroundings>(
            form::Surroundings{.sources = kSources, .documents = documentsIn("SLO: {name: broken}\n")});
        QVERIFY(form::drafted(input, kNow).canBeSaved());
    }

    void allOfThePastIsTheFileWithTheChange()
    {
        form::Input input = opened(Saving::AllPast);
        QVERIFY(!form::drafted(input, kNow).isChanged);
        input.fields.set(Field::Objective, "99.9%");
        const form::Draft draft = form::drafted(input, kNow);
        QVERIFY2(draft.canBeSaved(), qPrintable(wordsOf(draft)));
        QCOMPARE(QString::fromStdString(draft.file),
                 QString::fromStdString(kFile).replace(u"objective: 99%\n"_s, u"objective: 99.9%\n"_s));
        QCOMPARE(draft.slo->objective, (Objective{999'000'000, 1}));
        QCOMPARE(draft.slo->alerts.size(), 1U); // what the form has no field for counts as well
        QVERIFY(draft.shown.find("alerts:") != std::string::npos);
        QVERIFY(draft.shown.find("other") == std::string::npos);
    }

    void aMistakeInAnEditIsOfItsField()
    {
        form::Input input = opened(Saving::AllPast);
        input.fields.set(Field::Bad, "errors_total{");
        const form::Draft draft = form::drafted(input, kNow);
        QCOMPARE(draft.mistakes.size(), 1U);
        QCOMPARE(draft.mistakes[0].field, std::optional(Field::Bad));
    }

    void fromNowOnIsADatedVersion()
    {
        form::Input input = opened(Saving::FromNow);
        QVERIFY(!form::drafted(input, kNow).isChanged);
        input.fields.set(Field::Objective, "99.9%");
        input.fields.set(Field::Window, "7d");
        const form::Draft draft = form::drafted(input, kNow);
        QVERIFY2(draft.canBeSaved(), qPrintable(wordsOf(draft)));
        QCOMPARE(draft.revision.objective, std::optional(Objective{999'000'000, 1}));
        QCOMPARE(draft.slo->window.length, 7 * kDay);
        QCOMPARE(draft.slo->alerts.size(), 1U);
        QVERIFY2(draft.shown.find("valid_from: 2026-09-21T14:14:00Z") != std::string::npos, draft.shown.c_str());
        QVERIFY(draft.shown.find("objective: 99.9%") != std::string::npos);
    }

    void whatNoVersionCanSayIsSaid()
    {
        form::Input input = opened(Saving::FromNow);
        input.fields.set(Field::Owner, "kim");
        const form::Draft draft = form::drafted(input, kNow);
        QCOMPARE(draft.mistakes.size(), 1U);
        QCOMPARE(draft.mistakes[0].error.code, ErrorCode::NotSupported);
        QVERIFY2(wordsOf(draft).contains(u"owner"_s), qPrintable(wordsOf(draft)));
        QVERIFY(!draft.canBeSaved());
    }

    /// Of an SLO with versions the newest is shown, and changed by a further one.
    void versionsGoOnFromTheNewest()
    {
        const std::string more = "SLO: {name: checkout, valid_from: 2026-06-01, changes: {objective: 99.5%}}\n";
        form::Input input = opened(Saving::FromNow, more);
        QVERIFY(input.subject->hasVersions);
        QCOMPARE(input.fields.text(Field::Objective), std::string("99.5%"));
        QVERIFY(!form::drafted(input, kNow).isChanged);
        input.fields.set(Field::Window, "7d");
        const form::Draft draft = form::drafted(input, kNow);
        QVERIFY2(draft.canBeSaved(), qPrintable(wordsOf(draft)));
        QVERIFY(!draft.revision.objective);
        QCOMPARE(draft.slo->objective, (Objective{995'000'000, 1}));
        input.saving = Saving::AllPast;
        QVERIFY(!form::drafted(input, kNow).canBeSaved());
    }

    /// Half a percent of thirty days is 216 minutes, not 432.
    void aMistakeIsWhereItWillStand()
    {
        const std::string file = "SLO:\n  name: checkout\n  source: prom\n"
                                 "  indicator: {type: gauge, metric: up, op: gte, value: 1}\n  objective: 99%\n  window: 30d\n"
                                 "  error_budget: {total_minutes: 432}\n";
        form::Input input = opened(Saving::AllPast, {}, file);
        input.fields.set(Field::Objective, "99.5%");
        const form::Draft inFile = form::drafted(input, kNow);
        QCOMPARE(inFile.mistakes.size(), 1U);
        QVERIFY(!inFile.mistakes[0].field);
        QCOMPARE(inFile.mistakes[0].error.where, u"slos.yaml:7:33"_s);
        QVERIFY2(inFile.mistakes[0].error.expected.contains(u"216 minutes"_s), qPrintable(wordsOf(inFile)));
        form::Input fresh = begun();
        fresh.fields.set(Field::Objective, "100%");
        const form::Draft inNone = form::drafted(fresh, kNow);
        QCOMPARE(inNone.mistakes.size(), 1U);
        QCOMPARE(inNone.mistakes[0].field, std::optional(Field::Objective));
        QVERIFY2(inNone.mistakes[0].error.where.isEmpty(), qPrintable(inNone.mistakes[0].error.where));
    }

    /// What is saved now is a change of what holds now, whatever is announced already.
    void aVersionToComeIsNoneYet()
    {
        const std::string more = "SLO: {name: checkout, valid_from: 2027-01-01, changes: {objective: 99.95%}}\n";
        form::Input input = opened(Saving::FromNow, more);
        QCOMPARE(input.fields.text(Field::Objective), std::string("99%"));
        input.fields.set(Field::Window, "7d");
        const form::Draft draft = form::drafted(input, kNow);
        QVERIFY2(draft.canBeSaved(), qPrintable(wordsOf(draft)));
        QCOMPARE(draft.slo->objective, (Objective{990'000'000, 0}));
        QCOMPARE(draft.from, kNow);
        QCOMPARE(draft.until, std::optional(utcMs(1'798'761'600'000))); // 2027-01-01T00:00:00Z
    }

    /// Of two of one date nobody could say which holds.
    void inAMinuteOneVersionBegins()
    {
        const std::string more = "SLO: {name: checkout, valid_from: 2026-09-21T14:14:00Z, changes: {objective: 99.5%}}\n";
        form::Input input = opened(Saving::FromNow, more);
        QCOMPARE(input.fields.text(Field::Objective), std::string("99.5%"));
        input.fields.set(Field::Objective, "99.9%");
        const form::Draft draft = form::drafted(input, kNow);
        QVERIFY2(draft.canBeSaved(), qPrintable(wordsOf(draft)));
        QCOMPARE(draft.from, kNow + kMinute);
        QVERIFY2(draft.shown.find("valid_from: 2026-09-21T14:15:00Z") != std::string::npos, draft.shown.c_str());
        QVERIFY(!draft.until);
        QCOMPARE(form::beginAt({kNow, kNow + kMinute, kNow + 3 * kMinute}, kNow), kNow + 2 * kMinute);
    }

    /// A new text alone says not what is different.
    void whatWasThereHasToBeReadable()
    {
        form::Input input = opened(Saving::FromNow);
        input.around = std::make_shared<const form::Surroundings>(form::Surroundings{.sources = {{"other", "prometheus"}}});
        input.fields.set(Field::Source, "other");
        const form::Draft draft = form::drafted(input, kNow);
        QVERIFY(!draft.canBeSaved());
        QVERIFY(!draft.slo);
        QCOMPARE(draft.mistakes.size(), 1U);
        QVERIFY(!draft.mistakes[0].field);
        QVERIFY2(wordsOf(draft).contains(u"prom"_s), qPrintable(wordsOf(draft)));
    }

    void exclusionsOfTheWorkspaceHold()
    {
        form::Input input = begun();
        form::Surroundings around = *input.around;
        around.exclusions = readYaml("- {id: night, slos: [fresh], start: '2026-09-01 02:00', duration: 2h, reason: patching, "
                                     "created: 2026-08-01}\n",
                                     u"x"_s)
                                .valueOr({})
                                .items();
        input.around = std::make_shared<const form::Surroundings>(around);
        const form::Draft draft = form::drafted(input, kNow);
        QVERIFY2(draft.slo.has_value(), qPrintable(wordsOf(draft)));
        QCOMPARE(draft.slo->exclusions.size(), 1U);
    }
};

TRACEO_TEST(TstFormDraft);
#include "tst_form_draft.moc"
