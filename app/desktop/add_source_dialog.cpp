#include "app/desktop/add_source_dialog.h"

#include "core/format.h"
#include "widgets/field_note.h"
#include "widgets/line_page.h"
#include "widgets/paragraph.h"
#include "widgets/proposal_list.h"
#include "widgets/section_bar.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

QLineEdit* field(const QString& name)
{
    auto* const edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setTextMargins(Scale(edit->font())(4), 0, 0, 0);
    edit->setMinimumHeight(Scale(edit->font())(28));
    return edit;
}

/// One column; labels right-aligned.
QFormLayout* formIn(QWidget* page)
{
    const Scale scale(page->font());
    auto* const rows = new QVBoxLayout(page);
    rows->setContentsMargins(scale(16), scale(12), scale(16), 0);
    auto* const form = new QFormLayout;
    rows->addLayout(form);
    rows->addStretch(1); // else the room that is left goes between the rows
    form->setVerticalSpacing(scale(8));
    form->setHorizontalSpacing(scale(12));
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

QString wordsOf(const Error& error)
{
    if (error.code == ErrorCode::Storage || error.code == ErrorCode::Ambiguous)
        return toText(error); // which file is meant
    QString words = error.found;
    if (!error.expected.isEmpty())
        words = AddSourceDialog::tr("Expected %1, found %2.").arg(error.expected, error.found);
    return error.hint.isEmpty() ? words : words + u' ' + error.hint;
}

ProposalItem itemOf(const SloProposal& slo)
{
    const bool isKnown = slo.attained.hasValue();
    return {.name = plainText(slo.name),
            .note = plainText(slo.badExpression()) + u"\n÷ "_s + plainText(slo.totalExpression()),
            .numbers = {QString::fromStdString(slo.objective).replace(u'%', u"\u202F%"_s), toText(slo.attained),
                        toText(slo.budgetLeft), toText(slo.total), isKnown ? u"≤ "_s + durationText(slo.seen) : QString(u'–')},
            .sparkline = slo.sparkline,
            .isTicked = slo.isRecommended};
}

} // namespace

AddSourceDialog::AddSourceDialog(const LoadedWorkspace* into, const Clock& clock, QWidget* parent)
    : QDialog(parent), m_into(into), m_job(into, clock), m_heading(new SectionBar), m_pages(new QStackedWidget),
      m_line(new LinePage), m_note(new FieldNote), m_addressNote(new FieldNote)
{
    setWindowTitle(tr("Add source"));
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    const Scale scale(font());
    m_pages->addWidget(makeAddress());
    m_pages->addWidget(makeFound());
    m_pages->addWidget(makeSlos());
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
    m_next->setDefault(true); // only within the dialog does it know of others
    connectJob();
    resize(scale(860), scale(460));
    showPage(Page::Address);
}

QWidget* AddSourceDialog::makeAddress()
{
    auto* const page = new QWidget;
    auto* const form = formIn(page);
    m_address = field(tr("Address"));
    m_address->setObjectName(u"address"_s);
    m_address->setPlaceholderText(tr("https://prometheus.example.org or localhost:9090"));
    m_login = makeLogin();
    form->addRow(tr("&Address"), m_address);
    form->addRow(QString(), m_addressNote);
    auto* const words = new Paragraph(TextRole::Note, Tone::Secondary);
    words->setText(
        tr("A Prometheus, VictoriaMetrics, Thanos, Mimir or Alertmanager. Copy the address from your browser; paths such "
           "as /graph are left out. Nothing is changed there."));
    form->addRow(QString(), words);
    form->addRow(m_login);
    m_login->hide();
    connect(m_address, &QLineEdit::textChanged, this, &AddSourceDialog::refreshButtons);
    return page;
}

QWidget* AddSourceDialog::makeLogin()
{
    auto* const group = new QWidget;
    auto* const form = formIn(group);
    group->layout()->setContentsMargins(0, 0, 0, 0);
    m_user = field(tr("User"));
    m_user->setPlaceholderText(tr("empty for a token"));
    m_secret = field(tr("Password or token"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_tenant = field(tr("Tenant"));
    m_plain = new QCheckBox(tr("Send it over &http:// as well: the network is trusted"));
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Password or token"), m_secret);
    form->addRow(tr("&Tenant"), m_tenant);
    form->addRow(QString(), m_plain);
    m_inFile = new QCheckBox(tr("&Keep it in a file that only you can read, where there is no keychain"));
    form->addRow(QString(), m_inFile);
    m_keptWhere = new Paragraph(TextRole::Note, Tone::Secondary);
    m_keptWhere->setText(
        tr("Else it is kept in the system's keychain, for this server only; the workspace file names the place."));
    form->addRow(QString(), m_keptWhere);
    return group;
}

QWidget* AddSourceDialog::makeFound()
{
    auto* const page = new QWidget;
    auto* const form = formIn(page);
    m_product = new Paragraph(TextRole::Key, Tone::Value);
    m_found = new Paragraph(TextRole::Body, Tone::Value);
    m_name = field(tr("Name"));
    m_name->setObjectName(u"name"_s);
    m_place = new Paragraph(TextRole::Note, Tone::Secondary);
    form->addRow(tr("Answers there"), m_product);
    form->addRow(tr("Of use"), m_found);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("Is written to"), m_place);
    connect(m_name, &QLineEdit::textChanged, this, &AddSourceDialog::refreshButtons);
    return page;
}

QWidget* AddSourceDialog::makeSlos()
{
    auto* const page = new QWidget;
    const Scale scale(page->font());
    auto* const rows = new QVBoxLayout(page);
    rows->setContentsMargins(scale(16), scale(12), 0, 0);
    rows->setSpacing(scale(8));
    auto* const words = new Paragraph(TextRole::Note, Tone::Secondary);
    words->setText(
        tr("The objective is the strictest of the usual ones, 90 to 99.95 %, that the last 30 days kept; stricter than 99 % "
           "only where that leaves room for one bad event. The numbers are the server's own estimate; Traceo counts them exactly "
           "once the history is "
           "here."));
    m_proposals = new ProposalList;
    rows->addWidget(words);
    rows->addWidget(m_proposals, 1);
    connect(m_proposals, &ProposalList::tickedChanged, this, &AddSourceDialog::refreshButtons);
    return page;
}

QWidget* AddSourceDialog::makeButtons()
{
    auto* const bar = new QWidget;
    const Scale scale(bar->font());
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(scale(16), scale(12), scale(16), scale(12));
    row->setSpacing(scale(8));
    m_back = new QPushButton(tr("&Back"));
    m_cancel = new QPushButton(tr("Cancel"));
    m_next = new QPushButton;
    for (QPushButton* const button : {m_back, m_cancel, m_next})
        button->setMinimumHeight(scale(28));
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_next);
    m_back->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    connect(m_back, &QPushButton::clicked, this, &AddSourceDialog::goBack);
    connect(m_cancel, &QPushButton::clicked, this, &AddSourceDialog::reject);
    connect(m_next, &QPushButton::clicked, this, &AddSourceDialog::goOn);
    return bar;
}

void AddSourceDialog::connectJob()
{
    connect(&m_job, &AddSourceJob::said, this, [this](const QString& words) { note().setProgress(words); });
    connect(&m_job, &AddSourceJob::found, this, &AddSourceDialog::showFound);
    connect(&m_job, &AddSourceJob::written, this, &AddSourceDialog::showWritten);
    connect(&m_job, &AddSourceJob::failed, this, &AddSourceDialog::showError);
    connect(&m_job, &AddSourceJob::noKeychain, this, &AddSourceDialog::offerFile);
}

AddSourceDialog::Page AddSourceDialog::page() const
{
    return Page(m_pages->currentIndex());
}

FieldNote& AddSourceDialog::note()
{
    return page() == Page::Address ? *m_addressNote : *m_note;
}

void AddSourceDialog::showPage(Page page)
{
    m_pages->setCurrentIndex(int(page));
    m_note->clear();
    m_addressNote->clear();
    switch (page) {
    case Page::Address:
        m_heading->setHeading(tr("Add source"), tr("1 of 3: where is it?"));
        m_address->setFocus(Qt::OtherFocusReason);
        break;
    case Page::Found:
        m_heading->setHeading(tr("Add source"), tr("2 of 3: what was found"));
        m_name->setFocus(Qt::OtherFocusReason);
        break;
    case Page::Slos:
        m_heading->setHeading(tr("Add source"), tr("3 of 3: SLOs to take over"));
        m_proposals->focusFirst();
        break;
    case Page::Line:
        m_heading->setHeading(tr("Add source"), tr("one line is yours"));
        m_line->setFocus(Qt::OtherFocusReason);
        break;
    }
    refreshButtons();
}

void AddSourceDialog::refreshButtons()
{
    const bool isBusy = m_job.isBusy();
    const bool hasProposals = m_source && !m_source->proposals.empty();
    m_back->setVisible(page() == Page::Found || page() == Page::Slos);
    m_back->setEnabled(!isBusy);
    m_cancel->setText(page() == Page::Line ? tr("Close") : tr("Cancel"));
    switch (page()) {
    case Page::Address:
        m_next->setText(tr("&Look"));
        m_next->setEnabled(!isBusy && !m_address->text().trimmed().isEmpty());
        break;
    case Page::Found:
        m_next->setText(hasProposals ? tr("&SLOs…") : tr("&Write and open"));
        m_next->setEnabled(!isBusy && !m_name->text().trimmed().isEmpty());
        break;
    case Page::Slos:
        m_next->setText(m_proposals->ticked().empty() ? tr("&Write without SLOs and open") : tr("&Write and open"));
        m_next->setEnabled(!isBusy);
        break;
    case Page::Line:
        m_next->setText(tr("&Open again"));
        m_next->setEnabled(true);
        break;
    }
}

TypedLogin AddSourceDialog::typedLogin() const
{
    TypedLogin login;
    login.tenant = m_tenant->text().trimmed().toStdString();
    if (!m_secret->text().isEmpty()) {
        login.user = m_user->text().trimmed().toStdString();
        login.auth = login.user.empty() ? Endpoint::Auth::Bearer : Endpoint::Auth::Basic;
        login.secret = std::make_shared<const Secret>(m_secret->text().toStdString());
    }
    login.allowPlainAuth = m_plain->isChecked();
    login.keepInFile = m_inFile->isChecked();
    return login;
}

void AddSourceDialog::look()
{
    note().setProgress(tr("Asking"));
    m_job.look(m_address->text(), typedLogin());
    refreshButtons();
}

void AddSourceDialog::goOn()
{
    const bool isWriting = page() == Page::Slos || (page() == Page::Found && m_source->proposals.empty());
    if (page() == Page::Address)
        return look();
    if (page() == Page::Line) {
        Q_EMIT added(m_plan.workspace);
        return accept();
    }
    if (!isWriting)
        return showPage(Page::Slos);
    note().setProgress(tr("Writing"));
    m_job.write(m_name->text().trimmed().toStdString(), m_proposals->ticked());
    refreshButtons();
}

void AddSourceDialog::goBack()
{
    noteTicks();
    showPage(page() == Page::Slos ? Page::Found : Page::Address);
}

void AddSourceDialog::reject()
{
    if (page() == Page::Address && m_job.isBusy()) { // the first Esc ends the question, the next the dialog
        m_job.cancel();
        return;
    }
    QDialog::reject();
}

void AddSourceDialog::keyPressEvent(QKeyEvent* event)
{
    const bool canGoBack = page() == Page::Found || page() == Page::Slos;
    if (event->key() != Qt::Key_Escape || !canGoBack)
        return QDialog::keyPressEvent(event);
    if (!m_job.isBusy()) // what was typed is worth more than one key
        goBack();
}

/// Said where the secret is typed, not after all pages when it cannot be kept.
void AddSourceDialog::offerFile()
{
    m_inFile->setChecked(true);
    m_keptWhere->setText(tr("No keychain answers in this session. The login goes into a file of its own in %1; the workspace "
                            "file names the place.")
                             .arg(secretsFolder()));
}

void AddSourceDialog::askLogin(const Detected& detected)
{
    if (m_login->isHidden())
        m_job.askKeychain();
    m_login->show();
    const bool isTenant = detected.login == Detected::Login::Tenant;
    const bool isWrong = detected.login == Detected::Login::Refused;
    m_plain->setVisible(goesPlain(detected.base));
    const QString reason = isTenant ? tr("It wants to know the tenant.")
        : isWrong ? tr("It refused this login.") + u"\n"_s + (detected.error ? detected.error->found : QString())
                  : tr("It wants a login.");
    note().setNote(isWrong ? Status::Critical : Status::Warning, reason);
    (isTenant ? m_tenant : isWrong ? m_secret : m_user)->setFocus(Qt::OtherFocusReason);
}

void AddSourceDialog::showFound(const std::shared_ptr<const AddedSource>& source)
{
    m_source = source;
    refreshButtons();
    if (source->detected.login != Detected::Login::None)
        return askLogin(source->detected);
    if (source->problem())
        return showError(*source->problem());
    m_product->setText(tr("%1 at %2").arg(productText(source->detected), source->detected.base.toString()));
    const QStringList lines = source->lines();
    m_found->setText(lines.isEmpty() ? u"–"_s : lines.join(u'\n'));
    m_name->setText(QString::fromStdString(source->name));
    const auto plan = planned(*source, typedLogin(), {}, m_into, usualWorkspace());
    m_place->setText(plan ? plan->file : QString());
    std::vector<ProposalItem> items;
    std::ranges::transform(source->proposals, std::back_inserter(items), itemOf);
    keepTicks(items);
    m_proposals->setItems(
        {tr("SLO"), tr("Objective"), tr("Last 30 days"), tr("Budget left"), tr("Events"), tr("Data of"), tr("Past")}, items);
    showPage(Page::Found);
}

/// Who went back to the login chose before; another server is another choice.
void AddSourceDialog::keepTicks(std::vector<ProposalItem>& items)
{
    if (m_tickedAt != m_source->detected.base)
        m_ticked.clear();
    for (ProposalItem& item : items) {
        const auto before = m_ticked.find(item.name);
        if (before != m_ticked.end())
            item.isTicked = before->second;
    }
}

void AddSourceDialog::noteTicks()
{
    m_tickedAt = m_source->detected.base;
    const std::vector<int> ticked = m_proposals->ticked();
    for (std::size_t i = 0; i < m_source->proposals.size(); ++i)
        m_ticked[plainText(m_source->proposals[i].name)] = std::ranges::find(ticked, int(i)) != ticked.end();
}

void AddSourceDialog::showWritten(const WritePlan& plan)
{
    m_plan = plan;
    if (plan.lineToAdd.isEmpty()) {
        Q_EMIT added(plan.workspace);
        return accept();
    }
    m_line->setLine(plan.file, plan.workspace, plan.lineToAdd);
    showPage(Page::Line);
}

void AddSourceDialog::showError(const Error& error)
{
    refreshButtons();
    if (error.code == ErrorCode::Cancelled)
        return note().clear();
    const bool isOfKeychain = error.code == ErrorCode::Auth && page() != Page::Address;
    note().setNote(Status::Critical,
                   isOfKeychain ? tr("%1 Or go back to the login and let it be kept in a file.").arg(wordsOf(error))
                                : wordsOf(error));
}

} // namespace traceo
