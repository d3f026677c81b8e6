#include "views/cache/cache_compare_view.h"

#include "core/format.h"
#include "export/csv.h"
#include "views/parts.h"
#include "widgets/field_note.h"
#include "widgets/paragraph.h"
#include "widgets/section_bar.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr double kFormWidth = 560; ///< a field of a whole window would be hard to read

void styleInput(QWidget* input, const QString& label)
{
    input->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    input->setMinimumHeight(Scale(input->font())(28));
}

using Choices = std::vector<std::pair<QString, QVariant>>;

/// What is the same stays as it is: a list that is open would close.
void setChoices(QComboBox& box, const Choices& choices, int current)
{
    const auto stands = [&box](int i, const auto& choice) {
        return box.itemText(i) == choice.first && box.itemData(i) == choice.second;
    };
    bool isSame = box.count() == int(choices.size());
    for (int i = 0; isSame && i < box.count(); ++i)
        isSame = stands(i, choices[std::size_t(i)]);
    const QSignalBlocker quiet(box);
    if (!isSame) {
        box.clear();
        for (const auto& [words, data] : choices)
            box.addItem(words, data);
    }
    if (box.currentIndex() != current)
        box.setCurrentIndex(current);
}

QString wordsOf(Error error)
{
    error.where.clear(); // it stands under its field
    QString words = toText(error);
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

} // namespace

CacheCompareView::CacheCompareView(const SnapshotSource& snapshots, const Clock& clock, CacheConfig config, QWidget* parent)
    : QWidget(parent), m_clock(clock),
      m_feed(snapshots, clock,
             [config = std::move(config)](const history::Snapshot& snapshot, const Question& question) {
                 return comparedPeriods(snapshot, config, question);
             }),
      m_rows(comparedEntryColumns()), m_pages(new QStackedWidget), m_state(new StateView)
{
    setAccessibleName(tr("Compare"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_result = makeResult();
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_result);
    auto* const column = tightColumn(this);
    column->addWidget(makeForm());
    column->addWidget(m_pages, 1);
    setFocusProxy(m_cache);
    m_state->showLoading(tr("Waiting for the history"));
    connectParts();
}

QComboBox* CacheCompareView::addChoice(QFormLayout& form, const QString& label)
{
    auto* const box = new QComboBox;
    styleInput(box, label);
    form.addRow(label, box);
    return box;
}

CacheCompareView::Period CacheCompareView::addPeriod(QFormLayout& form, const QString& label)
{
    const Period period{.words = new QLineEdit, .note = new FieldNote};
    styleInput(period.words, label);
    period.words->setPlaceholderText(u"2026-11-06 10:00 to 2026-11-06 12:00"_s);
    period.words->setTextMargins(Scale(font())(4), 0, 0, 0);
    form.addRow(label, period.words);
    form.addRow(QString(), period.note);
    connect(period.words, &QLineEdit::editingFinished, this, &CacheCompareView::take);
    return period;
}

QWidget* CacheCompareView::makeForm()
{
    const Scale scale(font());
    auto* const fields = new QWidget;
    fields->setMaximumWidth(scale(kFormWidth));
    auto* const form = new QFormLayout(fields);
    form->setContentsMargins(scale(16), scale(12), scale(16), scale(12));
    form->setVerticalSpacing(scale(6));
    form->setHorizontalSpacing(scale(12));
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_cache = addChoice(*form, tr("&Cache"));
    m_suggested = addChoice(*form, tr("&Around"));
    m_before = addPeriod(*form, tr("&Before"));
    m_after = addPeriod(*form, tr("A&fter"));
    return fields;
}

QWidget* CacheCompareView::makeResult()
{
    const Scale scale(font());
    m_heading = new SectionBar;
    m_table = new TableView;
    m_table->setAccessibleName(tr("Before and after"));
    m_table->setSource(&m_rows, shapesOf(m_rows), -1);
    m_notes = new FieldNote;
    m_method = new Paragraph(TextRole::Note, Tone::Secondary);
    auto* const words = new QWidget;
    auto* const lines = tightColumn(words);
    lines->setContentsMargins(scale(16), scale(8), scale(16), scale(12));
    lines->setSpacing(scale(4));
    lines->addWidget(m_notes);
    lines->addWidget(m_method);
    auto* const result = new QWidget;
    auto* const column = tightColumn(result);
    column->addWidget(m_heading);
    column->addWidget(m_table, 1);
    column->addWidget(words);
    return result;
}

void CacheCompareView::connectParts()
{
    connect(m_state, &StateView::cancelled, &m_feed, &ReportFeed::cancel);
    connect(m_state, &StateView::retried, this, &CacheCompareView::take);
    connect(&m_feed, &ReportFeed::changed, this, [this] { show(m_feed.report()); });
    connect(&m_feed, &ReportFeed::failed, this, &CacheCompareView::failed);
    connect(m_cache, &QComboBox::activated, this, &CacheCompareView::takeCache);
    connect(m_suggested, &QComboBox::activated, this, &CacheCompareView::takeSuggested);
    connect(m_table, &TableView::explanationChosen, this, &CacheCompareView::explanationChosen);
}

void CacheCompareView::setCaches(const std::vector<CacheRow>& rows, const std::string& selected)
{
    const QString before = m_cache->currentData().toString();
    const auto placeOf = [&rows](const std::string& key) { return std::ranges::find(rows, key, &CacheRow::key) - rows.begin(); };
    Choices choices;
    for (const CacheRow& row : rows)
        choices.emplace_back(plainText(row.name), QString::fromStdString(row.key));
    const auto count = std::ptrdiff_t(rows.size());
    const auto kept = before.isEmpty() ? count : placeOf(before.toStdString());
    const auto chosen = kept < count ? kept : placeOf(selected);
    setChoices(*m_cache, choices, rows.empty() ? -1 : int(chosen < count ? chosen : 0));
    if (m_isAsked && m_cache->currentData().toString() != before)
        takeCache();
}

void CacheCompareView::ask(const Question& question)
{
    m_question = question;
    m_isAsked = true;
    take();
}

bool CacheCompareView::isReadable(const Period& period) const
{
    period.note->clear();
    const auto read = periodOf(period.words->text(), m_question.at.value_or(m_clock.now()));
    if (!read)
        period.note->setNote(Status::Critical, wordsOf(read.error()));
    return read.ok();
}

/// What stands in the form is asked for, as far as it can be read.
void CacheCompareView::take()
{
    const PeriodWords words{m_before.words->text().trimmed(), m_after.words->text().trimmed()};
    m_before.note->clear();
    m_after.note->clear();
    const auto areReadable = [this] { // both say what is wrong with them
        const bool isBeforeReadable = isReadable(m_before);
        return isReadable(m_after) && isBeforeReadable;
    };
    const bool isReady = words.isEmpty() || areReadable();
    if (!isReady || !m_isAsked)
        return;
    Question question = m_question;
    question.selected = m_cache->currentData().toString().toStdString();
    question.filter = filterOf(words);
    m_feed.ask(question);
}

/// Periods that were suggested for one cache are not those of another; what somebody typed or chose stays.
void CacheCompareView::takeCache()
{
    if (m_report && !reasonText().isEmpty()) {
        m_before.words->clear();
        m_after.words->clear();
    }
    take();
}

void CacheCompareView::takeSuggested()
{
    const int index = m_suggested->currentData().toInt();
    if (!m_report || index < 0 || std::size_t(index) >= m_report->suggested.size())
        return;
    m_before.words->setText(wordsOfPeriod(m_report->suggested[std::size_t(index)].before));
    m_after.words->setText(wordsOfPeriod(m_report->suggested[std::size_t(index)].after));
    take();
}

/// The one whose periods stand in the fields is the current one.
void CacheCompareView::showSuggested()
{
    const PeriodWords& words = m_report->words;
    Choices choices;
    int current = -1;
    for (std::size_t i = 0; i < m_report->suggested.size(); ++i) {
        const SuggestedPeriods& one = m_report->suggested[i];
        choices.emplace_back(one.name, int(i));
        if (current < 0 && words == PeriodWords{wordsOfPeriod(one.before), wordsOfPeriod(one.after)})
            current = int(i);
    }
    if (current < 0) {
        const QString typed = m_report->suggested.empty() ? tr("No deploy in this range") : tr("Periods as typed");
        choices.insert(choices.begin(), {typed, -1});
        current = 0;
    }
    setChoices(*m_suggested, choices, current);
    m_suggested->setEnabled(!m_report->suggested.empty());
}

/// Why the periods in the fields were suggested; empty where somebody typed or chose others.
QString CacheCompareView::reasonText() const
{
    if (m_report->suggested.empty())
        return {};
    const SuggestedPeriods& first = m_report->suggested.front();
    const PeriodWords words{m_before.words->text().trimmed(), m_after.words->text().trimmed()};
    const bool isUsual = words == PeriodWords{wordsOfPeriod(first.before), wordsOfPeriod(first.after)};
    return isUsual && !first.why.isEmpty() ? tr("Deploy: %1 (%2).").arg(first.name, first.why) : QString();
}

void CacheCompareView::showNothing(const QString& heading, const QString& sentence)
{
    m_rows.setRows({});
    m_pages->setCurrentWidget(m_state);
    m_state->showEmpty(IconName::Cache, heading, sentence);
}

void CacheCompareView::showCompared()
{
    const CacheCompare& compared = *m_report->compared;
    m_heading->setHeading(
        tr("Before and after"),
        tr("%1, against %2").arg(rangeText(compared.after, m_report->moment), rangeText(compared.before, m_report->moment)));
    m_rows.setRows(comparedEntries(compared));
    m_notes->clear();
    if (!compared.notes.empty())
        m_notes->setNote(Status::Warning, QStringList(compared.notes.begin(), compared.notes.end()).join(QLatin1Char('\n')));
    const QString reason = reasonText();
    m_method->setText(reason.isEmpty() ? compared.method : reason + QLatin1Char(' ') + compared.method);
    m_pages->setCurrentWidget(m_result);
}

void CacheCompareView::show(std::shared_ptr<const ComparedPeriods> report)
{
    m_report = std::move(report);
    const PeriodWords typed{m_before.words->text(), m_after.words->text()};
    const bool isTyping = m_before.words->hasFocus() || m_after.words->hasFocus();
    if (!isTyping && typed.isEmpty()) { // what somebody typed stays, readable or not yet
        m_before.words->setText(m_report->words.before);
        m_after.words->setText(m_report->words.after);
    }
    showSuggested();
    if (m_report->compared)
        showCompared();
    else if (m_report->problem)
        showNothing(tr("These periods cannot be compared"), wordsOf(*m_report->problem));
    else
        showNothing(tr("Two periods to compare"),
                    tr("No deploy was told of in this range. Type two periods, or tell of a deploy: %1.")
                        .arg(u"traceo events add deploy checkout 4.21.2 --service checkout"_s));
    Q_EMIT reported();
}

std::vector<Pane::Exportable> CacheCompareView::exportables() const
{
    if (m_rows.rowCount() == 0)
        return {};
    return {{tr("Before and after"), "cache-compare.csv", [this] { return toCsv(m_rows); }}};
}

} // namespace traceo
