#pragma once
// Making and changing an SLO: fields at the left, at the right what history says of them and the text that would be written. A
// calm window beside the main one, which stays usable. Writes nothing itself.
// GUI thread only.

#include "slo/form/form_subject.h"
#include "slo/form/series_catalogue.h"
#include "views/slo/slo_form_feed.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>


#include <functional>

class QMessageBox;
class QPushButton;
class QRadioButton;
class QScrollArea;
class QStackedWidget;

namespace traceo {

class FieldNote;
class LinePage;
class SectionBar;
class SloFormFields;
class SloFormPreview;

class SloFormDialog final : public QDialog {
    Q_OBJECT
public:
    struct Parts {
        SnapshotSource snapshots;
        const Clock& clock;
        bool isGenerated = false; ///< the data
        QStringList services{};   ///< that are offered
        QStringList owners{};
    };
    /// Waits for setOpened(). `slo`: the name of the one that is edited; empty: a new one.
    SloFormDialog(const Parts& parts, const QString& slo, QWidget* parent = nullptr);

    const QString& slo() const { return m_slo; }
    void setOpened(const form::Opened& opened);
    /// It was written; with a line the workspace is still to be given it.
    void setSaved(const QString& workspace, const QString& file, const QString& lineToAdd);
    void showError(const Error& error);
    void noteCommit();
    /// Somebody wanted the form of another SLO while this one holds work.
    void sayOccupied();
    /// Whether anything stands in it that was not there at the beginning and was not saved.
    bool hasChanges() const;
    /// Meanwhile nothing can be typed, and it does not close: somebody has to be told how it went.
    bool isSaving() const { return m_isSaving; }
    /// Whether another form can have its place, and nothing is lost or left unsaid.
    bool isFree() const;
    /// What it was to show could not be read.
    bool couldNotOpen() const { return !m_isOpen && m_failed; }
    /// Closes, and calls `then`, once nothing is lost by it: at once, or when the user gives up what was typed. Not at all while
    /// it is being written.
    void leave(const std::function<void()>& then);
    void reject() override;
    /// What is shown is of what was typed.
    bool isCurrent() const;

Q_SIGNALS:
    void saveWanted(const traceo::form::Input& input);
    /// This workspace has it now, under this name.
    void saved(const QString& workspace, const QString& slo);

private:
    QWidget* makeForm();
    QWidget* makeButtons();
    void orderTabs();
    void connectFeeds();
    void setReadOnly(const Error& why);
    form::Input input() const;
    QString nameOfSlo() const;
    void noteChange();
    void setSaving(bool isSaving);
    void showNote();
    void askWhetherToLeave(const std::function<void()>& then);
    void ask();
    void showReport();
    void refreshButtons();
    void goOn();
    std::vector<std::string> sources() const;
    bool isLine() const;
    bool isReported() const;

    QString m_slo;
    form::Opened m_opened;
    form::SloFields m_begun; ///< what stood in it at first
    const Clock& m_clock;
    SloFormFeed m_feed;
    LiveReport<form::SeriesCatalogue> m_catalogue;
    QTimer m_settled;
    bool m_isOpen = false;
    bool m_isSaving = false;
    std::optional<Error> m_failed; ///< what reading or saving said, until something else is typed
    std::optional<Error> m_wrong;  ///< of what stands in it, about the whole
    QPointer<QWidget> m_typedIn;   ///< before it was saved
    QPointer<QMessageBox> m_question;
    QString m_workspace; ///< once it was written
    SectionBar* m_heading = nullptr;
    QStackedWidget* m_pages = nullptr;
    QScrollArea* m_scroll = nullptr;
    SloFormFields* m_fields = nullptr;
    SloFormPreview* m_preview = nullptr;
    FieldNote* m_note = nullptr;
    LinePage* m_line = nullptr;
    QRadioButton* m_fromNow = nullptr;
    QRadioButton* m_allPast = nullptr;
    QPushButton* m_place = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace traceo
