#pragma once
// Making and changing an SLO: fields at the left, at the right what history says of them and the text that would be written. A
// calm window beside the main one, which stays usable. Writes nothing itself.
// GUI thread only.

#include "slo/form/form_subject.h"
#include "slo/form/series_catalogue.h"
#include "views/slo/slo_form_feed.h"

#include <QDialog>
#include <QTimer>

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
    /// Whether anything stands in it that was not there at the beginning.
    bool hasChanges() const;
    /// What is shown is of what was typed.
    bool isCurrent() const;

Q_SIGNALS:
    void saveWanted(const traceo::form::Input& input);
    /// This workspace has it now.
    void saved(const QString& workspace);

private:
    QWidget* makeForm();
    QWidget* makeButtons();
    void connectFeeds();
    void setReadOnly(const Error& why);
    form::Input input() const;
    void noteChange();
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
    SloFormFeed m_feed;
    LiveReport<form::SeriesCatalogue> m_catalogue;
    QTimer m_settled;
    bool m_isOpen = false;
    bool m_isSaving = false;
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
