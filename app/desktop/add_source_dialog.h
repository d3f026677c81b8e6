#pragma once
// Add source: an address, what was found there, the SLOs to take over. Three pages of one calm window beside the
// main one, which stays usable.
// GUI thread only.

#include "app/wiring/add_source_job.h"

#include <QDialog>
#include <QUrl>

#include <map>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace traceo {

class FieldNote;
class LinePage;
class Paragraph;
class ProposalList;
struct ProposalItem;
class SectionBar;

class AddSourceDialog final : public QDialog {
    Q_OBJECT
public:
    /// `into`: the user's workspace, null while there is none. Must outlive the dialog.
    AddSourceDialog(const LoadedWorkspace* into, const Clock& clock, QWidget* parent = nullptr);

    enum class Page : std::uint8_t { Address, Found, Slos, Line };
    Page page() const;
    void reject() override;

Q_SIGNALS:
    /// Everything is written; this workspace has it now.
    void added(const QString& workspace);

protected:
    /// Esc goes a page back, and closes on the first.
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeAddress();
    QWidget* makeLogin();
    QWidget* makeFound();
    QWidget* makeSlos();
    QWidget* makeButtons();
    void connectJob();
    void goOn();
    void goBack();
    void look();
    void showPage(Page page);
    void showFound(const std::shared_ptr<const AddedSource>& source);
    void showWritten(const WritePlan& plan);
    void showError(const Error& error);
    void askLogin(const Detected& detected);
    void offerFile();
    void noteTicks();
    void keepTicks(std::vector<ProposalItem>& items);
    void refreshButtons();
    FieldNote& note();
    TypedLogin typedLogin() const;

    const LoadedWorkspace* m_into;
    AddSourceJob m_job;
    std::shared_ptr<const AddedSource> m_source;
    WritePlan m_plan;
    std::map<QString, bool> m_ticked; ///< by the name of a proposal, as last left
    QUrl m_tickedAt;                  ///< the server they are of
    SectionBar* m_heading = nullptr;
    QStackedWidget* m_pages = nullptr;
    QLineEdit* m_address = nullptr;
    QWidget* m_login = nullptr;
    QLineEdit* m_user = nullptr;
    QLineEdit* m_secret = nullptr;
    QLineEdit* m_tenant = nullptr;
    QCheckBox* m_plain = nullptr;
    QCheckBox* m_inFile = nullptr;
    Paragraph* m_keptWhere = nullptr;
    QLineEdit* m_name = nullptr;
    Paragraph* m_product = nullptr;
    Paragraph* m_found = nullptr;
    Paragraph* m_place = nullptr;
    ProposalList* m_proposals = nullptr;
    LinePage* m_line = nullptr;
    FieldNote* m_note = nullptr;        ///< of the pages with several fields
    FieldNote* m_addressNote = nullptr; ///< under its field
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace traceo
