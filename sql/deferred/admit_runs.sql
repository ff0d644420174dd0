SELECT tekup_admit_runs($1, $2, $3)
