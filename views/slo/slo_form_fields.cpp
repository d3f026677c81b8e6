#include "views/slo/slo_form_fields.h"

#include "slo/form/decimal_comma.h"
#include "views/slo/one_line_edit.h"
#include "views/slo/selector_edit.h"
#include "widgets/field_note.h"
#include "widgets/word_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

using form::Field;

constexpr std::array kParts{Field::Bad, Field::Good, Field::SuccessRatio, Field::ErrorRatio};
constexpr const char* kOccurrences = "Occurrences";

bool isPart(Field field)
{
    return std::ranges::find(kParts, field) != kParts.end();
}

SelectorEdit::Of offeredIn(Field field)
{
    if (field == Field::Service || field == Field::Owner)
        return SelectorEdit::Of::Words;
    return field == Field::Target ? SelectorEdit::Of::Targets : SelectorEdit::Of::Series;
}

/// As the reader takes it.
std::string written(Field field, const std::string& typed)
{
    const QString text = QString::fromStdString(typed).trimmed();
    const bool isShare = field == Field::Objective || field == Field::TimeSliceTarget;
    return (isShare ? form::withDecimalPoint(text, QLocale()) : text).toStdString();
}

/// The row that a field is typed in.
Field rowOf(Field field)
{
    return isPart(field) ? Field::Bad : field;
}

bool isRatioItself(Field part)
{
    return part == Field::SuccessRatio || part == Field::ErrorRatio;
}

QString wordsOf(Error error)
{
    error.where.clear(); // it stands beside what it is about
    QString words = toText(error);
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

/// Without its mnemonic.
QString spoken(QString label)
{
    return label.remove(u'&');
}

void styleInput(QWidget* input, const QString& label)
{
    input->setAccessibleName(spoken(label));
    input->setMinimumHeight(Scale(input->font())(28));
}

/// The item with this text; one is made for what somebody wrote in another way.
void choose(QComboBox& box, const QString& data)
{
    int index = box.findData(data);
    if (index < 0) {
        box.addItem(data.isEmpty() ? u"–"_s : data, data);
        index = box.count() - 1;
    }
    box.setCurrentIndex(index);
}

} // namespace

SloFormFields::SloFormFields(QWidget* parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    const Scale scale(font());
    m_form->setContentsMargins(scale(16), scale(12), scale(16), scale(12));
    m_form->setVerticalSpacing(scale(6));
    m_form->setHorizontalSpacing(scale(12));
    m_form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    makeIdentity();
    makeIndicator();
    makeParts();
    makePromise();
    fillChoices();
    showRowsOf(type());
}

void SloFormFields::addRow(Field field, const QString& label, QWidget* input)
{
    styleInput(input, label);
    input->setObjectName(QString::fromUtf8(form::keyOf(field).data(), qsizetype(form::keyOf(field).size())));
    auto* const note = new FieldNote;
    addLabelled(label, input);
    m_form->addRow(QString(), note);
    m_rows[field] = {.input = input, .note = note, .label = spoken(label)};
}

/// The label on the middle of its field, however high the style makes that.
void SloFormFields::addLabelled(const QString& label, QWidget* input)
{
    m_form->addRow(label, input);
    m_form->labelForField(input)->setMinimumHeight(input->minimumHeight());
}

QLineEdit* SloFormFields::addLine(Field field, const QString& label, const QString& placeholder)
{
    auto* const edit = new OneLineEdit;
    edit->setPlaceholderText(placeholder);
    edit->setTextMargins(Scale(edit->font())(4), 0, 0, 0);
    addRow(field, label, edit);
    connect(edit, &QLineEdit::textChanged, this, &SloFormFields::refresh);
    connect(edit, &QLineEdit::editingFinished, this, [this, field] { m_touched.insert(field); });
    return edit;
}

void SloFormFields::addSelector(Field field, const QString& label, const QString& placeholder)
{
    auto* const edit = new SelectorEdit(offeredIn(field));
    edit->setPlaceholderText(placeholder);
    edit->setTextMargins(Scale(edit->font())(4), 0, 0, 0);
    addRow(field, label, edit);
    connect(edit, &QLineEdit::textChanged, this, &SloFormFields::refresh);
    connect(edit, &QLineEdit::editingFinished, this, [this, field] { m_touched.insert(field); });
}

QComboBox* SloFormFields::addChoice(Field field, const QString& label)
{
    auto* const box = new QComboBox;
    addRow(field, label, box);
    connect(box, &QComboBox::currentTextChanged, this, &SloFormFields::refresh);
    connect(box, &QComboBox::activated, this, [this, field] { m_touched.insert(field); });
    return box;
}

void SloFormFields::addFlag(Field field, const QString& label)
{
    auto* const box = new QCheckBox(label);
    auto* const note = new FieldNote;
    styleInput(box, label);
    box->setObjectName(QString::fromUtf8(form::keyOf(field).data(), qsizetype(form::keyOf(field).size())));
    m_form->addRow(QString(), box);
    m_form->addRow(QString(), note);
    m_rows[field] = {.input = box, .note = note, .label = box->accessibleName()};
    connect(box, &QCheckBox::toggled, this, &SloFormFields::refresh);
}

void SloFormFields::addHeading(const QString& words)
{
    auto* const heading = new WordLabel(TextRole::Heading);
    heading->setText(words);
    const Scale scale(font());
    heading->setContentsMargins(0, m_rows.empty() ? 0 : scale(8), 0, scale(2));
    m_form->addRow(heading);
}

void SloFormFields::makeIdentity()
{
    addHeading(tr("Whose promise it is"));
    addLine(Field::Name, tr("&Name"), tr("checkout-availability"));
    addLine(Field::DisplayName, tr("Displa&y name"), tr("as the name"));
    addSelector(Field::Service, tr("Ser&vice"), {});
    addSelector(Field::Owner, tr("Own&er"), {});
}

void SloFormFields::makeIndicator()
{
    addHeading(tr("What counts as good"));
    addChoice(Field::Source, tr("So&urce"));
    QComboBox* const kind = addChoice(Field::Type, tr("&Indicator"));
    connect(kind, &QComboBox::currentIndexChanged, this, [this] {
        fillChoices();
        showRowsOf(type());
    });
    m_counts = new QComboBox;
    styleInput(m_counts, tr("&Counts"));
    m_counts->setObjectName(u"counts"_s);
    addLabelled(tr("&Counts"), m_counts);
    connect(m_counts, &QComboBox::currentIndexChanged, this, [this] {
        showRowsOf(type());
        refresh();
    });
}

void SloFormFields::makeParts()
{
    addSelector(Field::Bad, tr("&Bad"), u"http_requests_total{code=~\"5..\"}"_s);
    addSelector(Field::Total, tr("&Total"), u"http_requests_total"_s);
    addFlag(Field::Counter, tr("The answers g&row as counters do"));
    addSelector(Field::Histogram, tr("&Histogram"), u"http_request_duration_seconds"_s);
    addFlag(Field::Native, tr("It is a na&tive histogram"));
    addSelector(Field::Metric, tr("Me&tric"), u"queue_length"_s);
    addChoice(Field::Op, tr("Is &good where"));
    addLine(Field::Value, tr("Va&lue"), u"100"_s);
    addSelector(Field::Target, tr("Tar&get"), u"https://shop.example.org/"_s);
    addLine(Field::Threshold, tr("Th&reshold"));
    addLine(Field::Latency, tr("&Latency at most"), tr("any"));
}

void SloFormFields::makePromise()
{
    addHeading(tr("How much of it is promised"));
    addLine(Field::Objective, tr("Ob&jective"), u"99.9%"_s);
    QLineEdit* const window = addLine(Field::Window, tr("Windo&w"), u"30d"_s);
    window->setCompleter(new QCompleter(QStringList{u"7d"_s, u"28d"_s, u"30d"_s, u"90d"_s, u"1M UTC"_s, u"1Q UTC"_s}, window));
    window->setToolTip(tr("A length, such as 30d, or periods of a calendar: 1M Europe/Berlin, 1Q UTC, "
                          "1w from 2026-01-05T08:00 Europe/Berlin"));
    QComboBox* const method = addChoice(Field::Method, tr("Metho&d"));
    connect(method, &QComboBox::currentIndexChanged, this, [this] { showRowsOf(type()); });
    addLine(Field::TimeSlice, tr("Ti&me slice"), u"1m"_s);
    addLine(Field::TimeSliceTarget, tr("A slice is good &from"), u"95%"_s);
}

/// Of the choices that are there from the beginning, and of those that depend on the indicator.
void SloFormFields::fillChoices()
{
    const auto box = [this](Field field) { return qobject_cast<QComboBox*>(m_rows[field].input); };
    if (box(Field::Type)->count() == 0) {
        const std::array<QString, form::kTypes.size()> words{tr("Counters: bad or good events, and all"),
                                                             tr("Latency of a histogram"),
                                                             tr("Apdex of a histogram"),
                                                             tr("A gauge within a limit"),
                                                             tr("Probes of a target"),
                                                             tr("Queries that the server evaluates")};
        for (std::size_t i = 0; i < words.size(); ++i)
            box(Field::Type)->addItem(words[i], QString::fromUtf8(form::kTypes[i].data(), qsizetype(form::kTypes[i].size())));
        for (const QString& op : {u"<"_s, u"<="_s, u">"_s, u">="_s})
            box(Field::Op)->addItem(op, op);
        box(Field::Method)->addItem(tr("Events (Occurrences)"), QString::fromLatin1(kOccurrences));
        box(Field::Method)->addItem(tr("Good time slices (Timeslices)"), u"Timeslices"_s);
        box(Field::Method)->addItem(tr("Mean over time slices (RatioTimeslices)"), u"RatioTimeslices"_s);
    }
    const Field before = part();
    const QSignalBlocker blocker(m_counts);
    m_counts->clear();
    m_counts->addItem(tr("Bad events of all"), int(Field::Bad));
    m_counts->addItem(tr("Good events of all"), int(Field::Good));
    if (type() == "query") {
        m_counts->addItem(tr("A share of good, as it is"), int(Field::SuccessRatio));
        m_counts->addItem(tr("A share of bad, as it is"), int(Field::ErrorRatio));
    }
    m_counts->setCurrentIndex(std::max(0, m_counts->findData(int(before))));
}

std::string SloFormFields::type() const
{
    return textIn(Field::Type);
}

Field SloFormFields::part() const
{
    return m_counts->count() == 0 ? Field::Bad : Field(m_counts->currentData().toInt());
}

std::string SloFormFields::textIn(Field field) const
{
    QWidget* const input = m_rows.at(field).input;
    if (const auto* const edit = qobject_cast<QLineEdit*>(input))
        return edit->text().toStdString();
    if (const auto* const flag = qobject_cast<QCheckBox*>(input))
        return flag->isChecked() ? "true" : m_set.text(field) == "false" ? "false" : "";
    return qobject_cast<QComboBox*>(input)->currentData().toString().toStdString();
}

void SloFormFields::setTextIn(Field field, const std::string& text)
{
    QWidget* const input = m_rows.at(field).input;
    const QString words = QString::fromStdString(text);
    if (auto* const edit = qobject_cast<QLineEdit*>(input)) {
        edit->setText(words);
        edit->setCursorPosition(0);
    } else if (auto* const flag = qobject_cast<QCheckBox*>(input)) {
        flag->setChecked(text == "true");
    } else {
        choose(*qobject_cast<QComboBox*>(input), words);
    }
}

bool SloFormFields::isShown(Field field) const
{
    const std::string of = type();
    const bool isRatio = of == "prometheus" || of == "query";
    const QString method = QString::fromStdString(textIn(Field::Method)).toLower();
    switch (field) {
    case Field::Total:
    case Field::Counter:
        return form::isOf(field, of) && !isRatioItself(part());
    case Field::TimeSlice:
        return method != "occurrences"_L1;
    case Field::TimeSliceTarget:
        return method == "timeslices"_L1;
    default:
        return isPart(field) ? isRatio && field == part() : form::isOf(field, of);
    }
}

bool SloFormFields::isRequired(Field field) const
{
    switch (field) {
    case Field::Name:
    case Field::Type:
    case Field::Objective:
    case Field::Total:
    case Field::Histogram:
    case Field::Metric:
    case Field::Op:
    case Field::Value:
    case Field::Target:
    case Field::TimeSliceTarget:
        return isShown(field);
    case Field::Threshold:
        return isShown(field) && type() != "http_check";
    default:
        return isPart(field) && isShown(field);
    }
}

void SloFormFields::showRowsOf(const std::string& type)
{
    if (m_rows.size() < form::allFields().size() - (kParts.size() - 1))
        return; // they are still being made
    for (const auto& [field, row] : m_rows) {
        const bool isHere = field == Field::Bad ? isShown(part()) : isShown(field);
        if (!isHere) {
            row.note->clear();
            row.input->setAccessibleDescription({});
        }
        m_form->setRowVisible(row.input, isHere);
    }
    m_form->setRowVisible(m_counts, type == "prometheus" || type == "query");
    const auto label = [this](Field field, const QString& words) {
        if (auto* const shown = qobject_cast<QLabel*>(m_form->labelForField(m_rows[field].input)))
            shown->setText(words);
        m_rows[field].label = spoken(words);
        m_rows[field].input->setAccessibleName(m_rows[field].label);
    };
    label(Field::Bad, part() == Field::Good ? tr("&Good") : part() == Field::Bad ? tr("&Bad") : tr("S&hare"));
    const bool isProbe = type == "http_check";
    label(Field::Threshold, isProbe ? tr("S&tatus") : tr("Th&reshold"));
    qobject_cast<QLineEdit*>(m_rows[Field::Threshold].input)->setPlaceholderText(isProbe ? u"2xx"_s : u"300ms"_s);
}

void SloFormFields::setFields(const form::SloFields& fields, const std::vector<std::string>& sources, Name name)
{
    m_isSetting = true;
    m_set = fields;
    m_touched.clear();
    auto* const source = qobject_cast<QComboBox*>(m_rows[Field::Source].input);
    source->clear();
    if (!fields.has(Field::Source))
        source->addItem(tr("the only one that fits"), QString());
    for (const std::string& one : sources)
        source->addItem(QString::fromStdString(one), QString::fromStdString(one));
    setTextIn(Field::Type, fields.text(Field::Type)); // first: choices depend on it
    for (const Field each : kParts) {
        if (fields.has(each))
            m_counts->setCurrentIndex(std::max(0, m_counts->findData(int(each))));
    }
    for (const Field field : form::allFields()) {
        const bool isOther = isPart(field) && field != part();
        if (field == Field::Type || isOther)
            continue;
        if (field == Field::Method && !fields.has(field))
            setTextIn(field, kOccurrences);
        else if (field != Field::Op || fields.has(field))
            setTextIn(rowOf(field), fields.text(field));
    }
    auto* const nameEdit = qobject_cast<QLineEdit*>(m_rows[Field::Name].input);
    nameEdit->setReadOnly(name == Name::Fixed);
    if (name == Name::Fixed)
        nameEdit->setToolTip(tr("History knows it by its name, which stays."));
    m_isSetting = false;
    showRowsOf(type());
    Q_EMIT changed();
}

form::SloFields SloFormFields::fields() const
{
    form::SloFields fields;
    fields.setSourceAtIndicator(m_set.isSourceAtIndicator());
    for (const Field field : form::allFields()) {
        if (!isShown(field))
            continue;
        std::string text = textIn(rowOf(field));
        if (text != m_set.text(field))
            text = written(field, text);
        const bool isUsual = field == Field::Method && text == kOccurrences && !m_set.has(field);
        const bool wasEmpty = m_set.has(field) && m_set.text(field).empty();
        if (!isUsual && (!text.empty() || wasEmpty || isRequired(field)))
            fields.set(field, std::move(text));
    }
    return fields;
}

void SloFormFields::setCatalogue(const std::shared_ptr<const form::SeriesCatalogue>& catalogue)
{
    for (SelectorEdit* const edit : findChildren<SelectorEdit*>())
        edit->setCatalogue(catalogue);
}

void SloFormFields::setWords(Field field, const QStringList& words)
{
    if (auto* const edit = qobject_cast<SelectorEdit*>(m_rows.at(field).input))
        edit->setWords(words);
}

/// Nobody has done anything wrong yet.
bool SloFormFields::isStillToFill(Field field) const
{
    return isRequired(field) && textIn(rowOf(field)).empty() && !m_touched.contains(rowOf(field));
}

std::vector<form::Mistake> SloFormFields::showMistakes(const std::vector<form::Mistake>& mistakes)
{
    std::map<Field, QStringList> words;
    std::vector<form::Mistake> others;
    for (const form::Mistake& mistake : mistakes) {
        const bool isSeen = mistake.field && isShown(*mistake.field);
        if (!isSeen)
            others.push_back(mistake);
        else if (!isStillToFill(*mistake.field))
            words[rowOf(*mistake.field)] << wordsOf(mistake.error);
    }
    for (const auto& [field, row] : m_rows) {
        const auto found = words.find(field);
        const QString said = found == words.end() ? QString() : found->second.join(u'\n');
        row.input->setAccessibleDescription(said); // empty: its tooltip is
        if (said.isEmpty())
            row.note->clear();
        else if (row.note->words() != said)
            row.note->setNote(Status::Critical, said);
    }
    return others;
}

QStringList SloFormFields::stillEmpty() const
{
    QStringList labels;
    for (const Field field : form::allFields()) {
        if (isShown(field) && isRequired(field) && textIn(rowOf(field)).empty())
            labels << m_rows.at(rowOf(field)).label;
    }
    return labels;
}

void SloFormFields::focusFirst()
{
    const auto* const name = qobject_cast<QLineEdit*>(m_rows[Field::Name].input);
    m_rows[name->isReadOnly() ? Field::DisplayName : Field::Name].input->setFocus(Qt::OtherFocusReason);
}

void SloFormFields::focusMistake()
{
    for (const Field field : form::allFields()) {
        const auto row = m_rows.find(field); // of a ratio's parts only one is there
        if (row == m_rows.end() || row->second.note->words().isEmpty())
            continue;
        QWidget* const input = row->second.input;
        input->setFocus(Qt::OtherFocusReason);
        for (QWidget* around = parentWidget(); around != nullptr; around = around->parentWidget()) {
            if (auto* const area = qobject_cast<QScrollArea*>(around))
                area->ensureWidgetVisible(input);
        }
        return;
    }
}

void SloFormFields::refresh()
{
    if (!m_isSetting)
        Q_EMIT changed();
}

} // namespace traceo
