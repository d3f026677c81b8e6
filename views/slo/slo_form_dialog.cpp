#include "views/slo/slo_form_dialog.h"

#include "core/format.h"
#include "slo/slo_config_values.h"
#include "views/slo/slo_form_fields.h"
#include "views/slo/slo_form_preview.h"
#include "widgets/field_note.h"
#include "widgets/fonts.h"
#include "widgets/line_page.h"
#include "widgets/section_bar.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

using form::Field;

constexpr Millis kSettled{150}; // after the last key: a definition that is half typed is counted for nobody

/// What a new one begins with.
form::SloFields emptyFields(const std::vector<std::string>& sources)
{
    form::SloFields fields;
    fields.set(Field::Name, {});
    if (!sources.empty())
        fields.set(Field::Source, sources.front());
    fields.set(Field::Type, std::string(form::kTypes.front()));
    fields.set(Field::Bad, {});
    fields.set(Field::Total, {});
    fields.set(Field::Objective, {});
    fields.set(Field::Window, "30d");
    return fields;
}

QString sentence(const Error& error)
{
    QString words = toText(error);
    if (error.where.isEmpty() && !words.isEmpty()) // else it begins with a file
        words[0] = words[0].toUpper();
    return words;
}

} // namespace

SloFormDialog::SloFormDialog(const Parts& parts, const QString& slo, QWidget* parent)
    : QDialog(parent), m_slo(slo), m_clock(parts.clock), m_feed(parts.snapshots, parts.clock, nullptr),
      m_catalogue(parts.snapshots, parts.clock,
                  [](const history::Snapshot& snapshot, const Question& question) {
                      const QStringList names = QString::fromStdString(question.filter).split(u'\n', Qt::SkipEmptyParts);
                      std::vector<std::string> sources;
                      for (const QString& name : names)
                          sources.push_back(name.toStdString());
                      return form::catalogueOf(snapshot, sources);
                  }),
      m_heading(new SectionBar), m_pages(new QStackedWidget), m_note(new FieldNote), m_line(new LinePage)
{
    setWindowTitle(slo.isEmpty() ? tr("New SLO") : tr("Edit SLO"));
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    const Scale scale(font());
    m_pages->addWidget(makeForm());
    m_pages->addWidget(m_line);
    auto* const noteRow = new QHBoxLayout;
    noteRow->setContentsMargins(scale(16), scale(8), scale(16), 0);
    noteRow->addWidget(m_note);
    auto* const rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_heading);
    rows->addWidget(m_pages, 1);
    rows->addLayout(noteRow);
    rows->addWidget(makeButtons());
    orderTabs();
    m_fields->setWords(Field::Service, parts.services);
    m_fields->setWords(Field::Owner, parts.owners);
    m_save->setDefault(true); // only within the dialog does it know of others
    m_preview->setMark(parts.isGenerated ? tr("generated data") : QString());
    m_heading->setHeading(windowTitle(), slo);
    connectFeeds();
    resize(scale(1120), scale(720));
    m_preview->showLoading();
    refreshButtons();
}

QWidget* SloFormDialog::makeForm()
{
    const Scale scale(font());
    m_fields = new SloFormFields;
    m_preview = new SloFormPreview;
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its fields have it
    m_scroll->setWidget(m_fields);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_fields->setAutoFillBackground(false);
    m_scroll->setMinimumWidth(scale(400));
    m_scroll->setEnabled(false); // until the workspace was read
    auto* const side = new QSplitter(Qt::Horizontal);
    side->addWidget(m_scroll);
    side->addWidget(m_preview);
    side->setSizes({4200, 5800}); // in proportion
    side->setChildrenCollapsible(false);
    return side;
}

QWidget* SloFormDialog::makeButtons()
{
    auto* const bar = new QWidget;
    const Scale scale(bar->font());
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(scale(16), scale(12), scale(16), scale(12));
    row->setSpacing(scale(8));
    m_fromNow = new QRadioButton(tr("Holds from now &on"));
    m_allPast = new QRadioButton(tr("Holds for &all of the past too"));
    m_fromNow->setToolTip(tr("The past stays judged as it was; a dated version is written beside the definition."));
    m_allPast->setToolTip(tr("The definition is changed in its file, and all of history is judged anew."));
    m_place = new QPushButton(tr("Show the &file's place"));
    m_cancel = new QPushButton(tr("Cancel"));
    m_save = new QPushButton;
    for (QPushButton* const button : {m_place, m_cancel, m_save})
        button->setMinimumHeight(scale(28));
    row->addWidget(m_fromNow);
    row->addWidget(m_allPast);
    row->addWidget(m_place);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_save);
    m_place->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    m_fromNow->setChecked(true);
    connect(m_fromNow, &QRadioButton::toggled, this, &SloFormDialog::noteChange);
    connect(m_place, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_opened.file).absolutePath())); });
    connect(m_cancel, &QPushButton::clicked, this, &SloFormDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &SloFormDialog::goOn);
    return bar;
}

/// Who has filled in the last field is about to save; what the preview explains comes after that.
void SloFormDialog::orderTabs()
{
    QWidget* before = m_fields->last();
    for (QWidget* const next : std::initializer_list<QWidget*>{m_fromNow, m_allPast, m_place, m_save, m_cancel}) {
        setTabOrder(before, next);
        before = next;
    }
}

void SloFormDialog::connectFeeds()
{
    m_settled.setSingleShot(true);
    m_settled.setInterval(kSettled);
    connect(&m_settled, &QTimer::timeout, this, &SloFormDialog::ask);
    connect(m_fields, &SloFormFields::changed, this, &SloFormDialog::noteChange);
    connect(&m_feed, &ReportFeed::changed, this, &SloFormDialog::showReport);
    connect(&m_feed, &ReportFeed::failed, m_preview, &SloFormPreview::showError);
    connect(m_preview, &SloFormPreview::mistakeWanted, m_fields, &SloFormFields::focusMistake);
    connect(&m_catalogue, &ReportFeed::changed, this, [this] {
        m_fields->setCatalogue(m_catalogue.report());
        m_catalogue.setWatched(false); // what is there while somebody types is enough
    });
}

std::vector<std::string> SloFormDialog::sources() const
{
    return sourcesOfSlos(m_opened.around->sources);
}

void SloFormDialog::setOpened(const form::Opened& opened)
{
    m_opened = opened;
    m_isOpen = true;
    m_heading->setHeading(windowTitle(), opened.file.isEmpty() ? m_slo : tr("%1, in %2").arg(m_slo, opened.file));
    if (opened.readOnly)
        return setReadOnly(*opened.readOnly);
    m_scroll->setEnabled(true);
    const bool isEdit = opened.subject != nullptr;
    m_fields->setFields(isEdit ? opened.subject->fields : emptyFields(sources()), sources(),
                        isEdit ? SloFormFields::Name::Fixed : SloFormFields::Name::Free);
    m_begun = m_fields->fields();
    if (isEdit && opened.subject->hasVersions)
        m_allPast->setToolTip(tr("It has dated versions, which say what held when; change them in their files."));
    showNote();
    Question question;
    for (const std::string& source : sources())
        question.filter += source + '\n';
    m_catalogue.ask(question);
    m_catalogue.setWatched(true);
    m_fields->focusFirst();
    refreshButtons();
}

/// An SLO that the form has no fields for: as it stands, and where.
void SloFormDialog::setReadOnly(const Error& why)
{
    m_scroll->hide();
    m_preview->showReadOnly(why);
    m_preview->showText(tr("As it stands in its file"), m_opened.shown);
    refreshButtons();
    m_place->setFocus(Qt::OtherFocusReason);
}

form::Input SloFormDialog::input() const
{
    const form::Saving saving = !m_opened.subject ? form::Saving::New
        : m_fromNow->isChecked()                  ? form::Saving::FromNow
                                                  : form::Saving::AllPast;
    return {.saving = saving, .fields = m_fields->fields(), .around = m_opened.around, .subject = m_opened.subject};
}

/// As it is edited, or as it was typed.
QString SloFormDialog::nameOfSlo() const
{
    return m_slo.isEmpty() ? QString::fromStdString(m_fields->fields().text(Field::Name)) : m_slo;
}

void SloFormDialog::noteChange()
{
    if (!m_isOpen || m_opened.readOnly)
        return;
    m_feed.cancel(); // of something else
    m_settled.start();
    m_failed.reset();
    showNote();
    refreshButtons();
}

void SloFormDialog::ask()
{
    m_feed.setInput(input());
    Question question;
    question.columns = m_preview->columns();
    m_feed.ask(question);
    m_feed.setWatched(true); // from now on there is something to ask
}

bool SloFormDialog::hasChanges() const
{
    return m_isOpen && !m_opened.readOnly && m_workspace.isEmpty() && !(m_fields->fields() == m_begun);
}

bool SloFormDialog::isFree() const
{
    return !m_isSaving && !isLine() && !hasChanges();
}

bool SloFormDialog::isCurrent() const
{
    return m_isOpen && (m_opened.readOnly || isReported());
}

void SloFormDialog::noteCommit()
{
    if (m_isOpen && !m_opened.readOnly && !m_settled.isActive())
        m_feed.noteCommit();
}

void SloFormDialog::sayOccupied()
{
    if (!m_isSaving)
        showError({ErrorCode::Ambiguous,
                   {},
                   tr("one form at a time"),
                   tr("this one, which is not finished"),
                   tr("Save or close it, then open the other.")});
}

void SloFormDialog::showReport()
{
    if (m_settled.isActive())
        return; // of what stood there before
    const auto others = m_fields->showMistakes(m_feed.report()->draft.mistakes);
    const QStringList empty = m_fields->stillEmpty();
    m_preview->show(*m_feed.report(), empty);
    m_wrong.reset();
    if (!others.empty() && empty.isEmpty())
        m_wrong = others.front().error;
    showNote();
    refreshButtons();
}

/// What is about the whole, the most pressing first.
void SloFormDialog::showNote()
{
    if (m_isSaving)
        return m_note->setProgress(tr("Writing"));
    if (isLine())
        return m_note->clear();
    const std::optional<Error>& wrong = m_failed ? m_failed : m_wrong;
    QStringList words;
    if (wrong)
        words << sentence(*wrong);
    if (m_opened.unsavable)
        words << sentence(*m_opened.unsavable);
    if (const auto& report = m_feed.report(); report && report->draft.until)
        words << tr("From %1 on another version of it holds, which is there already; what is saved now holds until then.")
                     .arg(momentText(*report->draft.until, m_clock.now()));
    const QString all = words.join(u'\n');
    if (all.isEmpty())
        m_note->clear();
    else if (m_note->words() != all) // said once
        m_note->setNote(wrong ? Status::Critical : Status::Warning, all);
}

void SloFormDialog::showError(const Error& error)
{
    m_failed = error;
    if (!m_isOpen)
        m_preview->showError(error);
    else
        setSaving(false);
}

/// Meanwhile nothing can be typed that would be lost; afterwards the keyboard is where it was.
void SloFormDialog::setSaving(bool isSaving)
{
    m_isSaving = isSaving;
    if (isSaving)
        m_typedIn = focusWidget();
    m_scroll->setEnabled(!isSaving);
    showNote();
    refreshButtons();
    if (!isSaving && m_typedIn)
        m_typedIn->setFocus(Qt::OtherFocusReason);
}

void SloFormDialog::leave(const std::function<void()>& then)
{
    if (m_isSaving)
        return;
    if (hasChanges())
        return askWhetherToLeave(then);
    QDialog::reject();
    then();
}

void SloFormDialog::reject()
{
    leave([] {});
}

void SloFormDialog::askWhetherToLeave(const std::function<void()>& then)
{
    delete m_question; // it is asked for another reason
    show();
    raise();
    activateWindow();
    m_question = new QMessageBox(QMessageBox::Question, windowTitle(), tr("What you typed was not saved. Is it to be given up?"),
                                 QMessageBox::NoButton, this);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    const auto* const giveUp = m_question->addButton(tr("&Give up"), QMessageBox::DestructiveRole);
    QPushButton* const stay = m_question->addButton(tr("&Keep editing"), QMessageBox::RejectRole);
    m_question->setDefaultButton(stay);
    m_question->setEscapeButton(stay);
    connect(giveUp, &QAbstractButton::clicked, this, [this, then] {
        QDialog::reject();
        then();
    });
    m_question->open();
}

/// What is shown is of what stands there.
bool SloFormDialog::isReported() const
{
    if (!m_isOpen || m_opened.readOnly || m_settled.isActive() || !m_feed.report())
        return false;
    const form::Input now = input();
    return m_feed.report()->input.fields == now.fields && m_feed.report()->input.saving == now.saving;
}

bool SloFormDialog::isLine() const
{
    return m_pages->currentIndex() == 1;
}

void SloFormDialog::refreshButtons()
{
    const bool isEdit = m_opened.subject != nullptr && !isLine();
    m_fromNow->setVisible(isEdit);
    m_allPast->setVisible(isEdit);
    m_fromNow->setEnabled(!m_isSaving);
    m_allPast->setEnabled(!m_isSaving && m_opened.subject != nullptr && !m_opened.subject->hasVersions);
    m_cancel->setEnabled(!m_isSaving);
    m_place->setVisible(m_opened.readOnly.has_value());
    m_save->setVisible(!m_opened.readOnly);
    m_cancel->setText(isLine() || m_opened.readOnly ? tr("Close") : tr("Cancel"));
    m_save->setText(isLine() ? tr("&Open again") : tr("&Save and open"));
    m_save->setEnabled(isLine() || (!m_isSaving && !m_opened.unsavable && isReported() && m_feed.report()->draft.canBeSaved()));
}

void SloFormDialog::goOn()
{
    if (isLine()) {
        Q_EMIT saved(m_workspace, nameOfSlo());
        return accept();
    }
    m_failed.reset();
    setSaving(true);
    Q_EMIT saveWanted(input());
}

void SloFormDialog::setSaved(const QString& workspace, const QString& file, const QString& lineToAdd)
{
    setSaving(false);
    m_workspace = workspace;
    if (lineToAdd.isEmpty()) {
        Q_EMIT saved(workspace, nameOfSlo());
        return accept();
    }
    m_line->setLine(file, workspace, lineToAdd);
    m_pages->setCurrentIndex(1);
    showNote();
    m_line->setFocus(Qt::OtherFocusReason);
    refreshButtons();
}

} // namespace traceo
