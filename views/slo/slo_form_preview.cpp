#include "views/slo/slo_form_preview.h"

#include "core/format.h"
#include "views/parts.h"
#include "widgets/chart_painter.h"
#include "widgets/paragraph.h"
#include "widgets/section_bar.h"
#include "widgets/state_view.h"
#include "widgets/status_chip.h"
#include "widgets/tile_strip.h"
#include "widgets/time_series_chart.h"

#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr double kLeastGutter = 112;

bool isOfField(const std::vector<form::Mistake>& mistakes)
{
    return std::ranges::any_of(mistakes, [](const form::Mistake& one) { return one.field.has_value(); });
}

} // namespace

SloFormPreview::SloFormPreview(QWidget* parent) : QWidget(parent), m_pages(new QStackedWidget), m_state(new StateView)
{
    m_state->setCancel(StateView::Cancel::Never); // files are read in a moment, and nobody can call that off
    connect(m_state, &StateView::actionChosen, this, &SloFormPreview::mistakeWanted);
    m_numbers = makeNumbers();
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_numbers);
    auto* const split = new QSplitter(Qt::Vertical);
    split->addWidget(m_pages);
    split->addWidget(makeText());
    split->setSizes({3000, 2000}); // in proportion
    split->setChildrenCollapsible(false);
    tightColumn(this)->addWidget(split);
}

QWidget* SloFormPreview::makeNumbers()
{
    auto* const page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    const Scale scale(font());
    m_heading = new SectionBar(SectionBar::Kind::Object);
    m_sentence = new Paragraph(TextRole::Body, Tone::Secondary);
    m_tiles = new TileStrip;
    m_tiles->setAccessibleName(tr("What history says of it"));
    m_chart = new TimeSeriesChart;
    m_chart->setAccessibleName(tr("Course of the error budget"));
    m_chart->setPlotHeight(124);
    auto* const words = new QHBoxLayout;
    words->setContentsMargins(scale(16), 0, scale(16), scale(8));
    words->addWidget(m_sentence);
    QVBoxLayout* const column = tightColumn(page);
    column->addWidget(m_heading);
    column->addLayout(words);
    column->addWidget(m_tiles);
    column->addWidget(m_chart);
    column->addStretch(1);
    return page;
}

QWidget* SloFormPreview::makeText()
{
    auto* const part = new QWidget;
    const Scale scale(font());
    m_textHeading = new SectionBar;
    m_text = new WordLabel(TextRole::Mono);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_text->setContentsMargins(scale(16), scale(8), scale(16), scale(8));
    m_text->setAccessibleName(tr("The definition as text"));
    auto* const scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_text);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->viewport()->setAutoFillBackground(true);
    scroll->setAccessibleName(tr("The definition as text"));
    QVBoxLayout* const column = tightColumn(part);
    column->addWidget(m_textHeading);
    column->addWidget(scroll, 1);
    return part;
}

void SloFormPreview::setMark(const QString& mark)
{
    m_chart->setMark(mark);
}

int SloFormPreview::columns() const
{
    return std::max(1, m_chart->width());
}

void SloFormPreview::showLoading()
{
    m_pages->setCurrentWidget(m_state);
    m_state->showLoading(tr("Reading the files of the workspace"));
}

void SloFormPreview::showNothing(const QString& heading, const QString& sentence, const QString& action)
{
    m_pages->setCurrentWidget(m_state);
    m_state->showEmpty(IconName::Slo, heading, sentence, action);
}

void SloFormPreview::showError(const Error& error)
{
    showNothing(tr("Nothing can be shown"), toText(error));
}

void SloFormPreview::showReadOnly(const Error& why)
{
    showNothing(tr("The form has no fields for it"), toText(why));
}

void SloFormPreview::showText(const QString& heading, const std::string& text)
{
    m_textHeading->setHeading(heading);
    m_text->setText(QString::fromStdString(text));
}

void SloFormPreview::show(const form::Report& report, const QStringList& stillEmpty)
{
    const form::Draft& draft = report.draft;
    showText(draft.isChanged ? tr("What is written when it is saved") : tr("Nothing is different"), draft.shown);
    if (!stillEmpty.isEmpty())
        showNothing(tr("Not filled in yet"), tr("Still empty: %1.").arg(stillEmpty.join(u", "_s)));
    else if (!draft.mistakes.empty() || !draft.slo)
        showNothing(tr("Not right yet"), tr("What is wrong stands beside its field, or below."),
                    isOfField(draft.mistakes) ? tr("Go to the first") : QString());
    else if (report.problem)
        showError(*report.problem);
    else if (report.preview && !report.preview->hasSeries)
        showNothing(tr("No series matches"), report.preview->sentence);
    else if (report.preview && !report.preview->unasked.isEmpty())
        showNothing(tr("Not fetched yet"), report.preview->sentence);
    else if (report.preview)
        showPreview(*report.preview);
}

void SloFormPreview::showPreview(const form::Preview& preview)
{
    m_heading->setHeading(tr("On history"), tr("up to %1").arg(momentText(preview.moment, preview.moment)));
    m_heading->chip().setStatus(preview.status, preview.verdict);
    m_heading->chip().show();
    m_sentence->setText(preview.sentence);
    m_tiles->setTiles(tilesOf(preview.figures));
    m_chart->setFormat({}, preview.moment);
    m_chart->setChart(preview.budget);
    m_chart->setRightGutter(std::max(kLeastGutter, neededRightGutter(preview.budget, m_chart->styleNow())));
    m_pages->setCurrentWidget(m_numbers);
}

} // namespace traceo
