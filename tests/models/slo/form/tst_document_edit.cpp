// Files of people, changed by the form: what it has no field for stays byte for byte.
#include "slo/form/document_edit.h"

#include "models/slo/form/random_fields.h"
#include "slo/form/text_places.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using form::Field;

namespace {

/// The document with the SLO of this name.
struct Found {
    Location slo;
    form::SloFields fields;
};

std::optional<Found> foundIn(const ConfigNode& tree, const std::string& name)
{
    if (tree["SLO"]["name"].text() == name)
        return Found{tree["SLO"].location(), form::fieldsOf(tree).valueOr({})};
    for (const ConfigNode& item : tree.items()) {
        if (auto found = foundIn(item, name))
            return found;
    }
    for (const ConfigNode::Member& member : tree.members()) {
        if (auto found = foundIn(member.value, name))
            return found;
    }
    return std::nullopt;
}

std::optional<Found> foundIn(const std::string& text, const std::string& name)
{
    const auto trees = readYamlDocuments(text, u"x"_s);
    if (!trees)
        return std::nullopt;
    for (const ConfigNode& tree : *trees) {
        if (auto found = foundIn(tree, name))
            return found;
    }
    return std::nullopt;
}

using Change = std::function<void(form::SloFields&)>;

Result<std::string> changed(const std::string& text, const Change& change, const std::string& name = "checkout")
{
    const auto found = foundIn(text, name);
    if (!found)
        return Error{};
    form::SloFields after = found->fields;
    change(after);
    return form::edited(text, found->slo, found->fields, after);
}

Change setting(Field field, const std::string& text)
{
    return [field, text](form::SloFields& fields) { fields.set(field, text); };
}

/// A line of the form in block style, with what people write beside it.
std::string blockLine(RandomFields& random, const std::string& margin, Field field, const std::string& text)
{
    std::string line =
        margin + std::string(form::keyOf(field)) + ":" + (random.one(3) ? "   " : " ") + form::yamlValue(field, text);
    if (random.one(4))
        line += "   # of " + std::string(form::keyOf(field));
    return line + '\n' + (random.one(5) ? margin + "# between\n" : "");
}

/// What the form knows nothing of.
std::string kept(RandomFields& random, const std::string& margin)
{
    static const std::array kKept{
        "alerts:\n~  - {burn: 14.4, over: [1h, 5m], severity: page}   # ours\n",
        "error_budget: {consumption_rate: daily, alert_threshold: 50%}\n",
        "service_hours: {days: [mon, tue], from: \"08:00\", to: \"20:00\", zone: Europe/Berlin}\n",
        "budget_policy: standard   # see the wiki\n",
        "unobserved_after: 15m\n",
        "versions:\n~  - {valid_from: 2026-06-01, objective: 99.5%}\n",
        "description: |\n~  Several lines,\n~\n~  of: text   # no comment\n",
        "valid_from: 2026-01-01\n",
    };
    std::string lines = margin + random.pick(kKept);
    for (std::size_t at = lines.find('~'); at != std::string::npos; at = lines.find('~'))
        lines.replace(at, 1, margin);
    return lines;
}

std::string inBlocks(RandomFields& random, const form::SloFields& fields, const std::string& margin)
{
    std::string outer;
    std::string inner;
    for (const Field field : form::allFields()) {
        if (!fields.has(field))
            continue;
        if (fields.isAtIndicator(field))
            inner += blockLine(random, margin + "  ", field, fields.text(field));
        else
            outer += blockLine(random, margin, field, fields.text(field));
        if (field == Field::Objective && random.one(2))
            outer += kept(random, margin);
    }
    return outer + margin + "indicator:   # what counts\n" + inner;
}

std::string inBraces(RandomFields& random, const form::SloFields& fields, bool isIndicator)
{
    std::string text;
    for (const Field field : form::allFields()) {
        if (fields.has(field) && fields.isAtIndicator(field) == isIndicator)
            text += (text.empty()        ? ""
                         : random.one(3) ? " ,  "
                                         : ", ")
                + std::string(form::keyOf(field)) + ": " + form::yamlValue(field, fields.text(field));
    }
    if (!isIndicator)
        text += ", indicator: {" + inBraces(random, fields, true) + "}, budget_policy: standard";
    return text;
}

std::string documentIn(RandomFields& random, const form::SloFields& fields, const std::string& margin)
{
    if (random.one(3))
        return "SLO: {" + inBraces(random, fields, false) + "}   # in one line\n";
    return "SLO:\n" + inBlocks(random, fields, margin + "  ");
}

/// A workspace or a file of SLOs with a document before and one behind, and remarks all over.
std::string fileWith(RandomFields& random, const form::SloFields& fields)
{
    const std::string first = "SLO: {name: first, indicator: {type: gauge, metric: up, op: gte, value: 1}, objective: 99%}\n";
    std::string file;
    if (random.one(2))
        file = "# ours\nversion: 1\nname: shop\nslos:\n  - " + first + "  # and the one that matters\n  - "
            + documentIn(random, fields, "    ") + "  - slos/*.yaml\nexclusions:\n  - {id: a, slos: [checkout]}   # later\n";
    else
        file = "# ours\n" + first + "---   # next\n" + documentIn(random, fields, "")
            + "---\napiVersion: openslo/v1\nkind: Service\n";
    if (random.one(4)) {
        for (std::size_t at = file.find('\n'); at != std::string::npos; at = file.find('\n', at + 2))
            file.replace(at, 1, "\r\n");
    }
    return random.one(6) ? "\xEF\xBB\xBF" + file : file;
}

std::vector<std::string> linesIn(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// Whether a line holds the text of a field in block style.
bool isOfField(const std::string& line)
{
    const std::size_t key = std::min(line.find_first_not_of(" \t"), line.size());
    return std::ranges::any_of(form::allFields(), [&](Field field) {
        return line.compare(key, form::keyOf(field).size() + 1, std::string(form::keyOf(field)) + ':') == 0;
    });
}

/// Of a line of a field the remark behind it; of another the whole line; of one in braces nothing.
std::string fixedPartOf(const std::string& line)
{
    if (line.find("checkout") != std::string::npos && line.find('{') != std::string::npos)
        return line.substr(line.rfind('}'));
    if (!isOfField(line))
        return line;
    const std::size_t remark = line.find("   # of ");
    return remark == std::string::npos ? std::string() : line.substr(remark + 3);
}

/// Whether all that no field holds is in `after`, in its order.
std::string lostIn(const std::string& before, const std::string& after)
{
    std::size_t at = 0;
    for (const std::string& line : linesIn(before)) {
        const std::string part = fixedPartOf(line);
        const std::size_t found = after.find(part, at);
        if (found == std::string::npos)
            return part;
        at = found + part.size();
    }
    return {};
}

} // namespace

class TstDocumentEdit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFieldIsExchangedWhereItStands()
    {
        const std::string text = "slos:\n  - SLO:\n      name: checkout # ours\n      objective:   99.9%   # since May\n"
                                 "      indicator: {type: gauge, metric: up, op: gte, value: 1}\n";
        const auto after = changed(text, setting(Field::Objective, "99.95%"));
        QVERIFY(after.ok());
        QCOMPARE(QString::fromStdString(*after), QString::fromStdString(text).replace(u"99.9%"_s, u"99.95%"_s));
    }

    void aFieldIsAddedBehindItsNeighbour()
    {
        const std::string text = "SLO:\n  name: checkout   # ours\n  # the rest\n  objective: 99%\n"
                                 "  indicator: {type: gauge, metric: up, op: gte, value: 1}";
        const auto after = changed(text, [](form::SloFields& fields) {
            fields.set(Field::Owner, "team: a");
            fields.set(Field::Window, "7d");
            fields.set(Field::Service, "shop");
        });
        QVERIFY(after.ok());
        QCOMPARE(QString::fromStdString(*after),
                 u"SLO:\n  name: checkout   # ours\n  service: shop\n  owner: 'team: a'\n  # the rest\n  objective: 99%\n"
                 "  window: 7d\n  indicator: {type: gauge, metric: up, op: gte, value: 1}"_s);
    }

    void anIndicatorBecomesAnother()
    {
        const std::string text =
            "SLO: {name: checkout, indicator: {type: gauge, metric: up, op: gte, value: 1}, objective: 99%}\n";
        const auto after = changed(text, [](form::SloFields& fields) {
            for (const Field field : {Field::Metric, Field::Op, Field::Value})
                fields.remove(field);
            fields.set(Field::Type, "prometheus");
            fields.set(Field::Good, "ok_total{a=\"b\"}");
            fields.set(Field::Total, "all_total");
        });
        QVERIFY(after.ok());
        QCOMPARE(QString::fromStdString(*after),
                 u"SLO: {name: checkout, indicator: {type: prometheus, good: 'ok_total{a=\"b\"}', "
                 "total: all_total}, objective: 99%}\n"_s);
    }

    void aRemarkStaysWhereItsFieldIsTakenAway()
    {
        const std::string text = "SLO:\n  name: checkout\n  owner: kim   # on leave\n  service: shop\n  objective: 99%\n"
                                 "  indicator: {type: gauge, metric: up, op: gte, value: 1}\n";
        const auto after = changed(text, [](form::SloFields& fields) {
            fields.remove(Field::Owner);
            fields.remove(Field::Service);
        });
        QVERIFY(after.ok());
        QCOMPARE(QString::fromStdString(*after),
                 u"SLO:\n  name: checkout\n  # on leave\n  objective: 99%\n"
                 "  indicator: {type: gauge, metric: up, op: gte, value: 1}\n"_s);
    }

    void aKeyWithNothingBehindItIsFilled()
    {
        const std::string text = "SLO:\n  name: checkout\n  owner:\n  objective: 99%\n"
                                 "  indicator: {type: gauge, metric: up, op: gte, value: 1}\n";
        const auto after = changed(text, setting(Field::Owner, "kim"));
        QVERIFY(after.ok());
        QCOMPARE(QString::fromStdString(*after), QString::fromStdString(text).replace(u"owner:"_s, u"owner: kim"_s));
    }

    void whatCannotBeExchangedIsLeftAlone_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::newRow("a block") << u"  display_name: >-\n    folded\n"_s;
        QTest::newRow("two lines") << u"  display_name: one\n    two\n"_s;
    }
    void whatCannotBeExchangedIsLeftAlone()
    {
        QFETCH(QString, lines);
        const std::string text = "SLO:\n  name: checkout\n" + lines.toStdString()
            + "  objective: 99%\n  indicator: {type: gauge, metric: up, op: gte, value: 1}\n";
        const auto after = changed(text, setting(Field::DisplayName, "short"));
        QVERIFY(!after.ok());
        QCOMPARE(after.error().code, ErrorCode::NotSupported);
        QCOMPARE(after.error().where, u"x:3:17"_s);
        QVERIFY(changed(text, setting(Field::Objective, "98%")).ok()); // the rest of it can be
    }

    void anotherTextThanWhatWasOpenedIsRefused()
    {
        const std::string text = "SLO:\n  name: checkout\n  objective: 99%\n"
                                 "  indicator: {type: gauge, metric: up, op: gte, value: 1}\n";
        const auto found = foundIn(text, "checkout");
        form::SloFields after = found->fields;
        after.set(Field::Objective, "98%");
        const std::string later = "SLO:\n  name: checkout\n  objective: 97%\n"
                                  "  indicator: {type: gauge, metric: up, op: gte, value: 1}\n";
        const auto changedLater = form::edited(later, found->slo, found->fields, after);
        QVERIFY(!changedLater.ok());
        QCOMPARE(changedLater.error().code, ErrorCode::NotFound);
    }

    /// Files in the styles people write, any fields exchanged for any others: the fields are the new ones, the rest is as it was.
    void allElseStaysByteForByte()
    {
        const quint32 seed = seedOfRun();
        RandomFields random(seed);
        for (int i = 0; i < 4000; ++i) {
            const form::SloFields written = random.next();
            const std::string text = fileWith(random, written);
            const QByteArray note = "seed " + QByteArray::number(seed) + '\n' + QByteArray::fromStdString(text);
            const auto found = foundIn(text, "checkout");
            QVERIFY2(found && found->fields == written, note.constData());
            form::SloFields wanted = random.next();
            wanted.setSourceAtIndicator(written.isSourceAtIndicator());
            const auto after = form::edited(text, found->slo, written, wanted);
            QVERIFY2(after.ok(), (note + toText(after ? Error{} : after.error()).toUtf8()).constData());
            const QByteArray both = note + "became\n" + QByteArray::fromStdString(*after);
            const auto now = foundIn(*after, "checkout");
            QVERIFY2(now && now->fields == wanted, both.constData());
            const std::string lost = lostIn(text, *after);
            QVERIFY2(lost.empty(), (both + "lost: " + QByteArray::fromStdString(lost)).constData());
            const auto back = form::edited(*after, now->slo, wanted, written);
            QVERIFY2(back && foundIn(*back, "checkout")->fields == written, both.constData());
        }
    }

    void nothingIsDifferentWhereNothingIs()
    {
        RandomFields random(1);
        for (int i = 0; i < 200; ++i) {
            const std::string text = fileWith(random, random.next());
            QCOMPARE(changed(text, [](form::SloFields&) {}).valueOr({}), text);
        }
    }

    void theLinesOfADocumentAreItsOwn()
    {
        const std::string text =
            "slos:\n  - SLO:\n      name: a\n\n      objective: 99%\n\n  # b\n  - SLO: {name: b}\nledger: []\n";
        const auto trees = readYamlDocuments(text, u"x"_s);
        const ConfigNode& list = trees->front()["slos"];
        QCOMPARE(form::linesOf(text, list.items()[0]), std::string("  - SLO:\n      name: a\n\n      objective: 99%\n"));
        QCOMPARE(form::linesOf(text, list.items()[1]), std::string("  - SLO: {name: b}\n"));
    }

    void placesAreBytes()
    {
        const std::string text = "a: ä\nbä: x\r\nc";
        const form::TextPlaces places(text);
        QCOMPARE(places.at({.file = {}, .line = 2, .column = 5, .folder = {}}), text.find('x'));
        QCOMPARE(places.lineEnd(text.find('x')), text.find('\r'));
        QCOMPARE(places.nextLine(text.find('x')), text.find('c'));
        QCOMPARE(places.lineBegin(text.find('x')), text.find('b'));
        QCOMPARE(places.lineBreak(), std::string_view("\r\n"));
    }
};

TRACEO_TEST(TstDocumentEdit);
#include "tst_document_edit.moc"
