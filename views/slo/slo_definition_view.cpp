#include "views/slo/slo_definition_view.h"

#include "export/csv.h"
#include "widgets/bar_button.h"
#include "widgets/section_bar.h"
#include "widgets/table_view.h"
#include "widgets/word_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollArea>
#include <QSplitter>

namespace traceo {
namespace {

constexpr Millis kGoodFor = kMinute;

} // namespace

SloDefinitionView::SloDefinitionView(const SnapshotSource& snapshots, const Clock& clock, SloConfig config, QWidget* parent)
    : SloTabView(tr("Definition"), kGoodFor, parent),
      m_feed(snapshots, clock,
             [config = std::move(config)](const history::Snapshot& snapshot, const Question& question) {
                 return buildDefinitionTab(snapshot, config, question);
             }),
      m_fields(fieldColumns()), m_versions(versionColumns()), m_versionHeading(new SectionBar)
{
    m_fieldTable = makeTable(m_fields, tr("What the definition says"), widening(1, shapesOf(m_fields)));
    m_versionTable = makeTable(m_versions, tr("Versions"));
    auto* const tables = new QSplitter(Qt::Vertical);
    tables->addWidget(m_fieldTable);
    tables->addWidget(stackedUp({m_versionHeading, m_versionTable}, m_versionTable));
    tables->setSizes({3000, 2000}); // in proportion
    tables->setChildrenCollapsible(false);
    auto* const side = new QSplitter(Qt::Horizontal);
    side->addWidget(tables);
    side->addWidget(makeText());
    side->setSizes({5000, 4000});
    side->setChildrenCollapsible(false);
    setContent(side);
    follow(m_feed);
}

QWidget* SloDefinitionView::makeText()
{
    m_textHeading = new SectionBar;
    auto* const copy = new BarButton;
    copy->setFace({.words = tr("Copy")});
    copy->setAccessibleName(tr("Copy the definition"));
    copy->setControlHeight(BarButton::Height::Small);
    connect(copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->text()); });
    auto* const edit = new BarButton;
    edit->setFace({.words = tr("Edit…")});
    connect(edit, &QAbstractButton::clicked, this, &SloDefinitionView::editWanted);
    edit->setAccessibleName(tr("Edit the SLO"));
    edit->setControlHeight(BarButton::Height::Small);
    m_textHeading->addAtEnd(edit);
    m_textHeading->addAtEnd(copy);
    m_text = new WordLabel(TextRole::Mono);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    const Scale scale(font());
    m_text->setContentsMargins(scale(16), scale(8), scale(16), scale(8));
    auto* const scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_text);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->viewport()->setAutoFillBackground(true);
    scroll->setAccessibleName(tr("The definition as text"));
    return stackedUp({m_textHeading, scroll}, scroll);
}

void SloDefinitionView::setMark(const QString&) {}

void SloDefinitionView::show(std::shared_ptr<const DefinitionTab> tab)
{
    m_tab = std::move(tab);
    m_fields.setRows(m_tab->fields);
    m_versions.setRows(m_tab->versions);
    m_textHeading->setHeading(m_tab->form, m_tab->location);
    m_text->setText(m_tab->text);
    m_versionHeading->setHeading(tr("Versions"), tr("what each changed of the one before, newest first"));
    showContentOf(m_tab->key);
}

std::vector<Pane::Exportable> SloDefinitionView::exportables() const
{
    if (!m_tab)
        return {};
    return {{tr("What the definition says"), m_tab->key + "-definition.csv", [this] { return toCsv(m_fields); }},
            {tr("Versions"), m_tab->key + "-versions.csv", [this] { return toCsv(m_versions); }}};
}

} // namespace traceo
